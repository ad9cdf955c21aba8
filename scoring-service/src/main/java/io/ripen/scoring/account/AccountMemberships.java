package io.ripen.scoring.account;

import io.ripen.contracts.Cause;
import io.ripen.contracts.score.ScoreChanged;
import io.ripen.lanes.LaneOutcome;
import io.ripen.lanes.OutgoingEvent;
import io.ripen.scoring.domain.account.AccountKey;
import io.ripen.scoring.domain.account.Belonging;
import io.ripen.scoring.domain.account.Member;
import io.ripen.scoring.domain.account.Membership;
import io.ripen.scoring.domain.lead.Lead;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.Facts;
import io.ripen.scoring.enrichment.EnrichmentQueue;
import io.ripen.scoring.fact.MailboxProviders;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells accounts what leads bring to them, in the transaction that publishes the leads' scores. */
@Singleton
public class AccountMemberships {
    private final MailboxProviders mailboxes;
    private final EnrichmentQueue enrichment;

    @Inject
    AccountMemberships(MailboxProviders mailboxes, EnrichmentQueue enrichment) {
        this.enrichment = enrichment;
        this.mailboxes = mailboxes;
    }

    /**
     * Adds the activities of the batch's leads for their accounts.
     *
     * @param leads the leads that the batch writes, each once
     * @param outcome what the batch publishes: only a lead whose score it publishes can bring anything new; one that was
     *     erased leaves without a word
     * @param model the model in force
     * @param now from when on newcomers may be looked up
     */
    public Uni<LaneOutcome> told(
            SqlConnection transaction, Collection<Lead> leads, LaneOutcome outcome, ScoringModel model, Instant now) {
        Map<String, OutgoingEvent> published = new LinkedHashMap<>();
        for (OutgoingEvent event : outcome.events()) {
            if (event.data() instanceof ScoreChanged) {
                published.put(event.subject(), event);
            }
        }
        List<Lead> news = leads.stream()
                .filter(lead -> published.containsKey(lead.id()) || lead.erasure() != null)
                .toList();
        return MembershipTable.TOLD
                .load(transaction, news.stream().map(Lead::id).toList())
                .flatMap(memberships -> {
                    Map<String, List<Membership>> byLead =
                            memberships.stream().collect(Collectors.groupingBy(Membership::leadId));
                    List<Membership> changes = news.stream()
                            .flatMap(lead -> changes(lead, byLead.getOrDefault(lead.id(), List.of()), model).stream())
                            .toList();
                    return MembershipTable.TOLD
                            .save(transaction, changes)
                            .chain(() -> enrichment.ask(transaction, newcomers(news, changes), now))
                            .replaceWith(() -> with(outcome, changes, published, now));
                });
    }

    private List<Membership> changes(Lead lead, List<Membership> told, ScoringModel model) {
        Facts facts = lead.folded().facts();
        Member member =
                new Member(lead.id(), lead.published(), facts.value(FactName.FUNCTION), facts.value(FactName.COMPANY));
        return Belonging.changes(told, AccountKey.of(facts, mailboxes::isBusiness), member, model.publishStep());
    }

    /** Mail addresses of the leads that come to a company's mail domain for the first time. */
    private static SortedMap<String, String> newcomers(List<Lead> leads, List<Membership> changes) {
        Set<String> newcomers = changes.stream()
                .filter(change -> change.sequence() == 1 && change.key() instanceof AccountKey.MailDomain)
                .map(Membership::leadId)
                .collect(Collectors.toSet());
        SortedMap<String, String> emails = new TreeMap<>();
        for (Lead lead : leads) {
            String email = lead.folded().facts().value(FactName.EMAIL);
            if (email != null && newcomers.contains(lead.id())) {
                emails.put(lead.id(), email);
            }
        }
        return emails;
    }

    private static LaneOutcome with(
            LaneOutcome outcome, List<Membership> changes, Map<String, OutgoingEvent> published, Instant now) {
        LaneOutcome.Builder all = outcome.toBuilder();
        for (Membership change : changes) {
            OutgoingEvent score = published.get(change.leadId());
            all.event(
                    score != null && score.data() instanceof ScoreChanged data
                            ? AccountEvents.activity(change, data.asOf(), data.cause(), score.traceParent())
                            : AccountEvents.activity(change, now, new Cause(null, now, now), null));
        }
        return all.build();
    }
}
