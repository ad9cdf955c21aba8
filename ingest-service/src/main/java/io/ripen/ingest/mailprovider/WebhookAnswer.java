package io.ripen.ingest.mailprovider;

import io.ripen.ingest.domain.Decision;
import io.ripen.ingest.intake.IntakeAnswer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What became of each event of a webhook.
 *
 * @param accepted how many are stored
 * @param rejected how many were not taken
 * @param ignored how many tell nothing about a person
 * @param results one per event, or per recipient of an event, in the order of the request
 */
record WebhookAnswer(int accepted, int rejected, int ignored, List<IntakeAnswer.Result> results) {

    /** A message that has no events, such as one that confirms a subscription. */
    static final WebhookAnswer NOTHING = new WebhookAnswer(0, 0, 0, List.of());

    /** @param decisions those on all events that were not passed over, in their order */
    static WebhookAnswer of(List<WebhookEvent> events, List<Decision> decisions) {
        IntakeAnswer decided = IntakeAnswer.of(decisions);
        Iterator<IntakeAnswer.Result> next = decided.results().iterator();
        List<IntakeAnswer.Result> results = new ArrayList<>(events.size());
        for (WebhookEvent event : events) {
            results.add(
                    event instanceof WebhookEvent.Passed passed
                            ? new IntakeAnswer.Result(null, "ignored", null, null, passed.name())
                            : next.next());
        }
        return new WebhookAnswer(decided.accepted(), decided.rejected(), events.size() - decisions.size(), results);
    }
}
