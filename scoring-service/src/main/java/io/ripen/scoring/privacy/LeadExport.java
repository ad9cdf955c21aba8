package io.ripen.scoring.privacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ripen.contracts.lead.ConsentGrant;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.scoring.lead.FactView;
import io.ripen.scoring.lead.LeadScoreView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that scoring knows about a person.
 *
 * @param leadId the lead
 * @param exportedAt when
 * @param mergedLeads leads that turned out to be the same person
 * @param addresses mail addresses, each with the lead that it made known
 * @param facts what the person told, each with the touchpoint that told it
 * @param refused what was told last and is no fact
 * @param consents what holds, per purpose; how it came to be is in the touchpoints
 * @param score the score with the receipt that adds up to it; absent before the first touchpoint
 * @param merges who said that leads are one person, or took it back
 * @param touchpoints all that was kept, by visitor and place; of more than 2,500 a page
 * @param next asks for the next page of touchpoints, as {@code after}; absent on the last one
 * @param accounts companies that the lead counts for
 * @param outcomes what became of the lead, as lifecycle or an import says
 * @param enrichment companies that a provider is still to be asked about for the lead
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LeadExport(
        String leadId,
        Instant exportedAt,
        List<String> mergedLeads,
        List<Address> addresses,
        List<FactView.Known> facts,
        List<FactView.Refused> refused,
        List<ConsentGrant> consents,
        @Nullable LeadScoreView score,
        List<Merge> merges,
        List<Kept> touchpoints,
        @Nullable String next,
        List<Membership> accounts,
        List<Reached> outcomes,
        List<Question> enrichment) {
    /** Copies the lists. */
    public LeadExport {
        mergedLeads = List.copyOf(mergedLeads);
        addresses = List.copyOf(addresses);
        facts = List.copyOf(facts);
        refused = List.copyOf(refused);
        consents = List.copyOf(consents);
        merges = List.copyOf(merges);
        touchpoints = List.copyOf(touchpoints);
        accounts = List.copyOf(accounts);
        outcomes = List.copyOf(outcomes);
        enrichment = List.copyOf(enrichment);
    }

    /**
     * A mail address.
     *
     * @param email the address
     * @param leadId the lead that it made known
     * @param since when it was first told
     */
    public record Address(String email, String leadId, Instant since) {}

    /**
     * A merge.
     *
     * @param leadId the lead that was merged
     * @param into the survivor
     * @param at when
     * @param reason why
     * @param author who said so
     * @param undoneAt when it was taken back; absent while it holds
     * @param undoneBy who took it back
     * @param undoneFor why
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Merge(
            String leadId,
            String into,
            Instant at,
            String reason,
            String author,
            @Nullable Instant undoneAt,
            @Nullable String undoneBy,
            @Nullable String undoneFor) {}

    /**
     * A touchpoint as it was captured, with what was said about it later.
     *
     * @param segment part of the visitor's history
     * @param position place in it
     * @param touchpoint the touchpoint
     * @param verdict who caused it, where somebody has said so: {@code HUMAN} or {@code MACHINE}
     * @param verdictReason why that is thought
     * @param verdictAt when it was said
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Kept(
            int segment,
            long position,
            TouchpointCaptured touchpoint,
            @Nullable String verdict,
            @Nullable String verdictReason,
            @Nullable Instant verdictAt) {}

    /**
     * A company that the lead counts for.
     *
     * @param leadId the lead
     * @param accountId the account
     * @param domain the mail domain by which it was found
     * @param company the name by which it was found
     * @param companyTold the company's name as the person told it
     * @param function what the person is in the buying centre
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Membership(
            String leadId,
            String accountId,
            @Nullable String domain,
            @Nullable String company,
            @Nullable String companyTold,
            @Nullable String function) {}

    /**
     * What became of the lead.
     *
     * @param leadId the lead
     * @param set {@code stages} for lifecycle's stages, else the name that the import gave
     * @param outcome what was reached
     * @param at when it was reached first
     */
    public record Reached(String leadId, String set, String outcome, Instant at) {}

    /**
     * A company that a provider is still to be asked about.
     *
     * @param leadId the lead
     * @param email the address that the company's domain was taken from
     * @param domain the company's mail domain
     * @param attempts how often the provider was asked in vain
     * @param dueAt when it is asked next
     */
    public record Question(String leadId, String email, String domain, int attempts, Instant dueAt) {}
}
