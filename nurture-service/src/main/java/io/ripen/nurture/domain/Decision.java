package io.ripen.nurture.domain;

import java.util.List;
import java.util.stream.Stream;

/**
 * What follows from an input.
 *
 * @param lead the lead's new state
 * @param mails the mails to be queued, in order
 * @param calls the webhooks to be called, in order
 */
public record Decision(LeadNurture lead, List<Mail> mails, List<WebhookCall> calls) {
    /** Copies the lists. */
    public Decision {
        mails = List.copyOf(mails);
        calls = List.copyOf(calls);
    }

    /** Nothing goes out. */
    static Decision quiet(LeadNurture lead) {
        return new Decision(lead, List.of(), List.of());
    }

    /** What follows from both, where the next one began with the lead as this one left it. */
    Decision and(Decision next) {
        return new Decision(
                next.lead,
                Stream.concat(mails.stream(), next.mails.stream()).toList(),
                Stream.concat(calls.stream(), next.calls.stream()).toList());
    }
}
