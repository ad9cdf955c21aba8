package io.ripen.scoring.contract;

import io.ripen.contracts.Cause;
import io.ripen.contracts.lead.ConsentGrant;
import io.ripen.contracts.lead.ConsentPurpose;
import io.ripen.contracts.lead.ConsentStatus;
import io.ripen.contracts.lead.LeadFacts;
import io.ripen.contracts.lead.LeadOrigin;
import io.ripen.contracts.lead.LeadProfile;
import io.ripen.contracts.score.ModelRef;
import io.ripen.contracts.score.ReceiptLine;
import io.ripen.contracts.score.ScoreReason;
import io.ripen.contracts.score.ScoreValues;
import io.ripen.scoring.domain.fold.FoldedHistory;
import io.ripen.scoring.domain.fold.Line;
import io.ripen.scoring.domain.fold.Receipt;
import io.ripen.scoring.domain.fold.Score;
import io.ripen.scoring.domain.lead.ChangeReason;
import io.ripen.scoring.domain.model.Points;
import io.ripen.scoring.domain.touchpoint.Campaign;
import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.Facts;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes what the domain computed as records of the contracts: hundredths become decimals with two places. */
public final class ScoreWriter {
    /** Most receipt lines per axis in an event. */
    public static final int MAX_LINES = 50;

    /** Most topics, and most products, in an event. */
    public static final int MAX_INTERESTS = 100;

    private ScoreWriter() {}

    /** The score's values. */
    public static ScoreValues values(Score score) {
        return new ScoreValues(
                Points.toDecimal(score.total()),
                Points.toDecimal(score.fit()),
                Points.toDecimal(score.engagement()),
                score.band());
    }

    /** The receipt, shortened to {@link #MAX_LINES} per axis with an exact sum. */
    public static List<ReceiptLine> receipt(List<Line> lines) {
        return Receipt.shortened(lines, MAX_LINES).stream()
                .map(ScoreWriter::line)
                .toList();
    }

    /** Points per topic or product, in the order of their names. */
    public static Map<String, BigDecimal> interests(Map<String, Long> interests) {
        Map<String, BigDecimal> points = new TreeMap<>();
        interests.forEach((topic, hundredths) -> points.put(topic, Points.toDecimal(hundredths)));
        return points;
    }

    /** The same of the {@link #MAX_INTERESTS} that are worth most: names come from visitors, and an event has an end. */
    public static Map<String, BigDecimal> strongest(Map<String, Long> interests) {
        if (interests.size() <= MAX_INTERESTS) {
            return interests(interests);
        }
        Map<String, Long> most = new HashMap<>();
        interests.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MAX_INTERESTS)
                .forEach(interest -> most.put(interest.getKey(), interest.getValue()));
        return interests(most);
    }

    /** Whence the lead came; null while no touchpoint told. */
    public static @Nullable LeadOrigin origin(@Nullable Campaign first) {
        return first == null ? null : new LeadOrigin(first.source(), first.medium(), first.name());
    }

    /** Facts and consents, consents in the order of the purposes. */
    public static LeadProfile profile(FoldedHistory lead) {
        List<ConsentGrant> consents = Arrays.stream(io.ripen.scoring.domain.touchpoint.ConsentPurpose.values())
                .map(lead.consents()::get)
                .filter(Objects::nonNull)
                .map(ScoreWriter::consent)
                .toList();
        return new LeadProfile(facts(lead.facts()), consents);
    }

    /** A consent grant. */
    public static ConsentGrant consent(io.ripen.scoring.domain.touchpoint.ConsentGrant grant) {
        ConsentPurpose purpose = switch (grant.purpose()) {
            case CONTACT_BY_MAIL -> ConsentPurpose.CONTACT_BY_MAIL;
            case WEB_TRACKING -> ConsentPurpose.WEB_TRACKING;
            case MAIL_TRACKING -> ConsentPurpose.MAIL_TRACKING;
            case PROFILING -> ConsentPurpose.PROFILING;
        };
        ConsentStatus status = switch (grant.status()) {
            case GRANTED -> ConsentStatus.GRANTED;
            case CONFIRMED -> ConsentStatus.CONFIRMED;
            case WITHDRAWN -> ConsentStatus.WITHDRAWN;
            case UNKNOWN -> ConsentStatus.UNKNOWN;
        };
        return new ConsentGrant(
                purpose, status, grant.at(), grant.source(), grant.textVersion(), grant.standing() ? true : null);
    }

    /** A cause. */
    public static Cause cause(io.ripen.scoring.domain.lead.Cause cause) {
        return new Cause(cause.touchpointId(), cause.occurredAt(), cause.receivedAt());
    }

    /** A model version. */
    public static ModelRef model(io.ripen.scoring.domain.model.ModelRef model) {
        return new ModelRef(model.id(), model.version());
    }

    /** A reason. */
    public static ScoreReason reason(ChangeReason reason) {
        return switch (reason) {
            case IDENTIFIED -> ScoreReason.IDENTIFIED;
            case TOUCHPOINT -> ScoreReason.TOUCHPOINT;
            case DECAY -> ScoreReason.DECAY;
            case CORRECTION -> ScoreReason.CORRECTION;
            case MERGED -> ScoreReason.MERGED;
        };
    }

    private static ReceiptLine line(Line line) {
        return new ReceiptLine(
                line.axis().label(),
                line.rule(),
                line.touchpointId(),
                line.count(),
                line.occurredAt(),
                Points.toDecimal(line.awarded()),
                Points.toDecimal(line.decayed()),
                Points.toDecimal(line.points()),
                line.detail());
    }

    private static LeadFacts facts(Facts facts) {
        return new LeadFacts(
                facts.value(FactName.EMAIL),
                facts.value(FactName.NAME),
                facts.value(FactName.PHONE),
                facts.value(FactName.JOB_TITLE),
                facts.value(FactName.FUNCTION),
                facts.value(FactName.COMPANY),
                facts.value(FactName.COMPANY_SIZE),
                facts.value(FactName.INDUSTRY),
                facts.value(FactName.COUNTRY),
                facts.value(FactName.TIME_ZONE),
                facts.value(FactName.LOCALE));
    }
}
