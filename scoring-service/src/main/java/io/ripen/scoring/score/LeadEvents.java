package io.ripen.scoring.score;

import io.ripen.contracts.EventType;
import io.ripen.contracts.privacy.ConsentChanged;
import io.ripen.contracts.score.ScoreChanged;
import io.ripen.lanes.OutgoingEvent;
import io.ripen.scoring.contract.ScoreWriter;
import io.ripen.scoring.domain.lead.ConsentChange;
import io.ripen.scoring.domain.lead.ScoreChange;
import io.ripen.scoring.domain.model.ScoringModel;
import org.jspecify.annotations.Nullable;

/** The events that the score stage publishes. */
final class LeadEvents {
    private static final String SCORES = "/ripen/scoring";
    private static final String PRIVACY = "/ripen/scoring/privacy";

    private LeadEvents() {}

    static OutgoingEvent scoreChanged(
            String leadId, ScoreChange change, ScoringModel model, @Nullable String traceParent) {
        ScoreChanged data = new ScoreChanged(
                leadId,
                change.sequence(),
                change.asOf(),
                ScoreWriter.model(model.ref()),
                ScoreWriter.reason(change.reason()),
                ScoreWriter.cause(change.cause()),
                ScoreWriter.values(change.evaluation().score()),
                ScoreWriter.values(change.previous()),
                ScoreWriter.interests(change.evaluation().interests()),
                change.lead().counters(),
                ScoreWriter.receipt(change.evaluation().lines()),
                ScoreWriter.profile(change.lead()));
        return new OutgoingEvent(
                EventType.SCORE_CHANGED,
                "score-" + leadId + "-" + change.sequence(),
                SCORES,
                leadId,
                leadId,
                change.sequence(),
                change.asOf(),
                data,
                traceParent);
    }

    static OutgoingEvent consentChanged(String leadId, ConsentChange change, @Nullable String traceParent) {
        ConsentChanged data = new ConsentChanged(
                leadId, change.sequence(), ScoreWriter.consent(change.grant()), ScoreWriter.cause(change.cause()));
        return new OutgoingEvent(
                EventType.CONSENT_CHANGED,
                "consent-" + leadId + "-" + change.sequence(),
                PRIVACY,
                leadId,
                leadId,
                change.sequence(),
                change.grant().at(),
                data,
                traceParent);
    }
}
