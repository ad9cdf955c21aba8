package io.ripen.ingest.segment;

import io.ripen.ingest.domain.Decision;
import io.ripen.ingest.intake.IntakeAnswer;
import java.util.List;

/**
 * The answer to calls that were read. SDKs look at the status only, some of them at {@code success} too; the rest is for
 * people.
 *
 * @param success always true: everything that could be taken is stored
 * @param accepted how many calls are stored
 * @param rejected how many were not taken
 * @param results one per call, in the order of the request
 */
record SegmentAnswer(boolean success, int accepted, int rejected, List<IntakeAnswer.Result> results) {
    static SegmentAnswer of(List<Decision> decisions) {
        IntakeAnswer answer = IntakeAnswer.of(decisions);
        return new SegmentAnswer(true, answer.accepted(), answer.rejected(), answer.results());
    }
}
