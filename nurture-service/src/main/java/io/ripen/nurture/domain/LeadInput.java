package io.ripen.nurture.domain;

import io.ripen.nurture.domain.consent.Consent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something that happened to a lead and that nurture has to take in. */
public sealed interface LeadInput {

    /**
     * The lead entered a stage.
     *
     * @param stage the stage's name, for example {@code MQL}
     * @param facts all facts known at that moment
     * @param consents all consents known at that moment
     * @param quarantine no marketing mail while it lasts; absent where there is none
     * @param imported whether another system, or a merge, only told where the lead has been, so that nothing follows from the
     *     entry
     * @param placedAt when somebody put the lead there; absent if rules led it
     * @param ahead whether it goes by a score that is still to come, so that its facts are newer than those known
     */
    record StageEntered(
            String stage,
            Facts facts,
            List<Consent> consents,
            @Nullable Quarantine quarantine,
            boolean imported,
            @Nullable Instant placedAt,
            boolean ahead)
            implements LeadInput {
        /** Copies the list. */
        public StageEntered {
            consents = List.copyOf(consents);
        }

        /** A stage to which rules led, by a score that is known. */
        public StageEntered(
                String stage, Facts facts, List<Consent> consents, @Nullable Quarantine quarantine, boolean imported) {
            this(stage, facts, consents, quarantine, imported, null, false);
        }
    }

    /**
     * The lead's score changed.
     *
     * @param score the new score
     * @param interests all engagement points per topic
     * @param facts all facts known at that moment
     * @param knownFacts which facts are known
     * @param consents all consents known at that moment
     */
    record Scored(
            BigDecimal score,
            Map<String, BigDecimal> interests,
            Facts facts,
            Set<Fact> knownFacts,
            List<Consent> consents)
            implements LeadInput {
        /** Copies the collections. */
        public Scored {
            interests = Map.copyOf(interests);
            knownFacts = Set.copyOf(knownFacts);
            consents = List.copyOf(consents);
        }
    }

    /**
     * The lead did something.
     *
     * @param use the content that it used; absent if it used none
     * @param at when
     * @param consents what it agreed to, or did not any more, by doing so
     */
    record Acted(@Nullable Use use, Instant at, List<Consent> consents) implements LeadInput {
        /** Copies the list. */
        public Acted {
            consents = List.copyOf(consents);
        }
    }

    /**
     * Somebody turned out to be the lead.
     *
     * @param uses the contents that it used before anybody knew
     */
    record Recognised(List<Use> uses) implements LeadInput {
        /** Copies the list. */
        public Recognised {
            uses = List.copyOf(uses);
        }
    }

    /** Sales did not react in time. */
    record Breached(MailData.Breach breach) implements LeadInput {}

    /** Time passed. */
    record Passed() implements LeadInput {}

    /**
     * The lead turned out to be another one, which goes on instead until the next score of this one.
     *
     * @param into the other one
     * @param at when that was found out
     */
    record MergedAway(String into, Instant at) implements LeadInput {}

    /** The person gave or withdrew consent. */
    record ConsentChanged(Consent consent) implements LeadInput {}

    /**
     * A mail server said that a mailbox does not exist.
     *
     * @param address the {@link MailAddress#hash} of its address; null if nobody knows, and the lead's address is meant
     */
    record MailboxRefused(@Nullable String address) implements LeadInput {}

    /** The person marked a mail as unwanted. */
    record Complained() implements LeadInput {}

    /**
     * Somebody of the company said that the lead may be mailed again.
     *
     * @param suppression what holds no more: {@link AddressStatus#BOUNCED} or {@link AddressStatus#COMPLAINED}
     * @param address the {@link MailAddress#hash} of the address that is meant; null if none is known. A complaint is the
     *     person's
     */
    record SuppressionLifted(
            AddressStatus suppression, @Nullable String address) implements LeadInput {}

    /** The person must be forgotten. */
    record ErasureRequested() implements LeadInput {}
}
