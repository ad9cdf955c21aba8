package io.ripen.lifecycle.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds score snapshots in the words of the test. */
public final class Snapshots {
    public static final Instant DAY = Instant.parse("2026-03-01T10:00:00Z");

    private long sequence = 1;
    private String fit = "30";
    private String engagement = "25";
    private String band = "B3";
    private @Nullable Instant asOf;
    private @Nullable Instant toldAt;
    private @Nullable String mergedInto;
    private final List<Award> awards = new ArrayList<>();
    private final Map<String, BigDecimal> interests = new HashMap<>();
    private final Map<String, Integer> counters = new HashMap<>();
    private final Set<Fact> facts = EnumSet.noneOf(Fact.class);

    private Snapshots() {}

    public static Snapshots score(String fit, String engagement) {
        Snapshots builder = new Snapshots();
        builder.fit = fit;
        builder.engagement = engagement;
        return builder;
    }

    /** Everything that the shipped model asks for an MQL. */
    public static Snapshots readyForMql() {
        return score("30", "25").interest("analytics", "20").knows(Fact.NAME, Fact.EMAIL);
    }

    /** Everything that the shipped model asks for an SAL. */
    public static Snapshots readyForSal() {
        return readyForMql()
                .counted("product-content", 2)
                .counted("price-content", 1)
                .knows(Fact.COMPANY, Fact.FUNCTION);
    }

    public Snapshots sequence(long value) {
        sequence = value;
        return this;
    }

    public Snapshots at(Instant value) {
        asOf = value;
        return this;
    }

    public Snapshots told(Instant value) {
        toldAt = value;
        return this;
    }

    public Snapshots award(Instant at, String points) {
        awards.add(new Award(at, new BigDecimal(points)));
        return this;
    }

    public Snapshots merged() {
        return merged("l-2");
    }

    public Snapshots merged(String into) {
        mergedInto = into;
        return this;
    }

    public Snapshots band(String value) {
        band = value;
        return this;
    }

    public Snapshots interest(String topic, String points) {
        interests.put(topic, new BigDecimal(points));
        return this;
    }

    public Snapshots counted(String counter, int count) {
        counters.put(counter, count);
        return this;
    }

    public Snapshots knows(Fact... known) {
        facts.addAll(Set.of(known));
        return this;
    }

    public Snapshots forgets(Fact fact) {
        facts.remove(fact);
        return this;
    }

    public ScoreSnapshot build() {
        BigDecimal fitPoints = new BigDecimal(fit);
        BigDecimal engagementPoints = new BigDecimal(engagement);
        Score score = new Score(fitPoints.add(engagementPoints), fitPoints, engagementPoints, band);
        Instant at = asOf == null ? DAY.plusSeconds(sequence) : asOf;
        return new ScoreSnapshot(
                sequence,
                at,
                toldAt == null ? at : toldAt,
                score,
                new LeadKnowledge(interests, counters, facts),
                awards,
                mergedInto);
    }
}
