package io.ripen.nurture.mail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many mails are where on their way.
 *
 * @param journeys per journey and step; no QUEUED and no SENDING in any of them means that nothing is pending
 * @param suppressions suppressed mails per reason
 */
@Schema(name = "EmailSummary")
record MailSummary(List<StepSummary> journeys, Map<String, Long> suppressions) {
    MailSummary {
        journeys = List.copyOf(journeys);
        suppressions = new TreeMap<>(suppressions);
    }

    /**
     * One step of one journey.
     *
     * @param states mails per state
     */
    @Schema(name = "EmailStepSummary")
    record StepSummary(String journey, String step, Map<String, Long> states) {}

    /** What the database counts. */
    record Count(String journey, String step, String state, String reason, long mails) {}

    private record StepKey(String journey, String step) {}

    static MailSummary of(List<Count> counts) {
        Map<StepKey, Map<String, Long>> steps = new LinkedHashMap<>();
        Map<String, Long> suppressions = new TreeMap<>();
        for (Count count : counts) {
            steps.computeIfAbsent(new StepKey(count.journey(), count.step()), key -> new TreeMap<>())
                    .merge(count.state(), count.mails(), Long::sum);
            if ("SUPPRESSED".equals(count.state())) {
                suppressions.merge(count.reason(), count.mails(), Long::sum);
            }
        }
        List<StepSummary> journeys = new ArrayList<>();
        steps.forEach((key, states) -> journeys.add(new StepSummary(key.journey(), key.step(), states)));
        return new MailSummary(journeys, suppressions);
    }
}
