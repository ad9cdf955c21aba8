package io.ripen.lifecycle.stage;

import io.ripen.contracts.lead.LeadFacts;
import io.ripen.contracts.lead.LeadProfile;
import io.ripen.contracts.score.ScoreChanged;
import io.ripen.contracts.score.ScoreValues;
import io.ripen.lifecycle.domain.Fact;
import io.ripen.lifecycle.domain.LeadKnowledge;
import io.ripen.lifecycle.domain.Score;
import io.ripen.lifecycle.domain.ScoreSnapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a score change says beside the score, as it is kept for timers, commands and readers.
 *
 * @param interests engagement points per topic
 * @param counters touchpoints per kind
 * @param profile facts and consents
 */
record Snapshot(Map<String, BigDecimal> interests, Map<String, Integer> counters, LeadProfile profile) {

    static Snapshot of(ScoreChanged change) {
        return new Snapshot(change.interests(), change.counters(), change.profile());
    }

    /** The input of a decision. */
    static ScoreSnapshot input(ScoreChanged change) {
        return of(change).with(change.sequence(), change.asOf(), change.score());
    }

    ScoreSnapshot with(long sequence, Instant asOf, ScoreValues score) {
        return new ScoreSnapshot(
                sequence,
                asOf,
                new Score(score.total(), score.fit(), score.engagement(), score.band()),
                new LeadKnowledge(interests, counters, known(profile.facts())));
    }

    private static Set<Fact> known(LeadFacts facts) {
        Set<Fact> known = EnumSet.noneOf(Fact.class);
        for (Fact fact : Fact.values()) {
            String value = value(fact, facts);
            if (value != null && !value.isBlank()) {
                known.add(fact);
            }
        }
        return known;
    }

    private static @Nullable String value(Fact fact, LeadFacts facts) {
        return switch (fact) {
            case NAME -> facts.name();
            case EMAIL -> facts.email();
            case PHONE -> facts.phone();
            case WAY_TO_REACH -> null;
            case JOB_TITLE -> facts.jobTitle();
            case FUNCTION -> facts.function();
            case COMPANY -> facts.company();
            case COMPANY_SIZE -> facts.companySize();
            case INDUSTRY -> facts.industry();
            case COUNTRY -> facts.country();
        };
    }
}
