package io.ripen.nurture.mail;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.ripen.nurture.domain.sending.MailState;
import io.ripen.nurture.domain.sending.SendOutcome;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What ops can see of the mails: how many end how, how many wait, how long sending takes, whether the server is there. Names
 * with {@code smtp} are older than other transports, and dashboards know them.
 */
@Singleton
final class MailMetrics {
    private static final String MAILS = "ripen.nurture.mails";

    private final MeterRegistry registry;
    private final DistributionSummary claims;
    private final AtomicLong queued = new AtomicLong();
    private final AtomicLong sending = new AtomicLong();
    private final AtomicInteger transportAvailable = new AtomicInteger(1);

    @Inject
    MailMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.claims = DistributionSummary.builder("ripen.nurture.claim.mails")
                .description("mails per claim that found any")
                .register(registry);
        registry.gauge("ripen.nurture.mails.queued", queued);
        registry.gauge("ripen.nurture.mails.sending", sending);
        registry.gauge("ripen.nurture.smtp.available", transportAvailable);
        // From the start, so that the first of a kind is seen as an increase.
        List.of("retried", "sending", "sent", "suppressed", "failed", "unknown")
                .forEach(state -> registry.counter(MAILS, "state", state));
        List.of("accepted", "deferred", "unreachable", "refused", "lost", "unanswered")
                .forEach(this::attempts);
    }

    void claimed(int mails, List<StoredMail> settled) {
        if (mails + settled.size() > 0) {
            claims.record(mails + settled.size());
            settled.forEach(mail -> settled(mail.state()));
        }
    }

    void attempted(SendOutcome outcome, Duration took) {
        String result = switch (outcome) {
            case SendOutcome.Accepted accepted -> "accepted";
            case SendOutcome.Deferred deferred -> "deferred";
            case SendOutcome.Unreachable unreachable -> "unreachable";
            case SendOutcome.Refused refused -> "refused";
            case SendOutcome.Lost lost -> "lost";
            case SendOutcome.Unanswered unanswered -> "unanswered";
        };
        attempts(result).record(took);
    }

    private Timer attempts(String outcome) {
        return Timer.builder("ripen.nurture.smtp.send")
                .description("time of one attempt to send a mail")
                .tag("outcome", outcome)
                .publishPercentileHistogram()
                .register(registry);
    }

    void settled(MailState state) {
        String name = switch (state) {
            case MailState.Queued queuedAgain -> "retried";
            case MailState.Sending stillSending -> "sending";
            case MailState.Sent sent -> "sent";
            case MailState.Suppressed suppressed -> "suppressed";
            case MailState.Failed failed -> "failed";
            case MailState.Unknown unknown -> "unknown";
        };
        registry.counter(MAILS, "state", name).increment();
    }

    void expired(int mails) {
        registry.counter(MAILS, "state", "unknown").increment(mails);
    }

    void pending(long nowQueued, long nowSending) {
        queued.set(nowQueued);
        sending.set(nowSending);
    }

    void transportAvailable(boolean available) {
        transportAvailable.set(available ? 1 : 0);
    }
}
