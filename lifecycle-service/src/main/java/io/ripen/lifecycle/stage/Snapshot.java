package io.ripen.lifecycle.stage;

import io.ripen.contracts.lead.LeadFacts;
import io.ripen.contracts.lead.LeadOrigin;
import io.ripen.contracts.lead.LeadProfile;
import io.ripen.contracts.score.ReceiptLine;
import io.ripen.contracts.score.ScoreChanged;
import io.ripen.contracts.score.ScoreValues;
import io.ripen.lifecycle.domain.Award;
import io.ripen.lifecycle.domain.Axis;
import io.ripen.lifecycle.domain.Fact;
import io.ripen.lifecycle.domain.LeadKnowledge;
import io.ripen.lifecycle.domain.Score;
import io.ripen.lifecycle.domain.ScoreSnapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a score change says beside the score, as it is kept for timers, commands and readers.
 *
 * @param interests engagement points per topic
 * @param counters touchpoints per kind
 * @param profile facts and consents
 * @param receipt the lines of the receipt that weigh most
 * @param origin whence the lead came
 */
record Snapshot(
        Map<String, BigDecimal> interests,
        Map<String, Integer> counters,
        LeadProfile profile,
        List<ReceiptLine> receipt,
        @Nullable LeadOrigin origin) {
    private static final int MOST_LINES = 20;

    /** Copies the collections; an absent one is empty. */
    @SuppressWarnings("ConstantValue") // the JSON parser passes null for an absent member
    Snapshot {
        interests = interests == null ? Map.of() : Map.copyOf(interests);
        counters = counters == null ? Map.of() : Map.copyOf(counters);
        profile = profile == null ? LeadProfile.EMPTY : profile;
        receipt = receipt == null ? List.of() : List.copyOf(receipt);
    }

    static Snapshot of(ScoreChanged change) {
        List<ReceiptLine> heaviest = change.receipt().stream()
                .sorted(Comparator.comparing((ReceiptLine line) -> line.points().abs())
                        .reversed()
                        .thenComparing(ReceiptLine::rule)
                        .thenComparing(line -> line.touchpointId() == null ? "" : line.touchpointId()))
                .limit(MOST_LINES)
                .toList();
        return new Snapshot(change.interests(), change.counters(), change.profile(), heaviest, change.origin());
    }

    /** The input of a decision, with every act that the receipt names. */
    static ScoreSnapshot input(ScoreChanged change) {
        ScoreSnapshot known = of(change).with(change.sequence(), change.asOf(), change.score());
        Instant told = change.cause().receivedAt();
        return new ScoreSnapshot(
                known.sequence(),
                known.asOf(),
                told.isAfter(known.asOf()) ? told : known.asOf(),
                known.score(),
                known.knowledge(),
                awards(change.receipt()),
                change.mergedInto());
    }

    /**
     * A line that names no touchpoint may be the sum of several, of which only the last one's time is known: it can take
     * points but give none, so that no act counts that is older than its line says.
     */
    private static List<Award> awards(List<ReceiptLine> receipt) {
        return receipt.stream()
                .filter(line -> line.axis().equals(Axis.ENGAGEMENT.word()))
                .filter(line -> line.touchpointId() != null || line.points().signum() < 0)
                .flatMap(line -> line.occurredAt() == null
                        ? Stream.of()
                        : Stream.of(new Award(line.occurredAt(), line.points())))
                .toList();
    }

    /** The input of a decision on what is stored. */
    ScoreSnapshot with(long sequence, Instant asOf, ScoreValues score) {
        return new ScoreSnapshot(
                sequence,
                asOf,
                asOf,
                new Score(score.total(), score.fit(), score.engagement(), score.band()),
                new LeadKnowledge(interests, counters, known(profile.facts())),
                List.of(),
                null);
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
