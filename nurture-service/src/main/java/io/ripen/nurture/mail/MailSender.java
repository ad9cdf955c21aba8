package io.ripen.nurture.mail;

import io.ripen.nurture.domain.sending.MailState;
import io.ripen.nurture.domain.sending.SendOutcome;
import io.ripen.nurture.mail.MailDesk.Claim;
import io.ripen.nurture.mail.MailDesk.ClaimedMail;
import io.ripen.nurture.transport.FinishedMail;
import io.ripen.nurture.transport.MailTransport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Claims due mails and sends them, each on one of a few threads of its own, because handing over blocks. Takes no more mails than
 * it has threads free, so that a claimed mail is being sent and never waits while its lease runs out.
 */
@Singleton
final class MailSender {
    private static final Logger LOG = Logger.getLogger(MailSender.class);
    private static final Duration FIRST_REPORT_RETRY = Duration.ofMillis(100);
    private static final Duration LONGEST_REPORT_RETRY = Duration.ofSeconds(5);

    private final MailDesk desk;
    private final Recipients recipients;
    private final MailComposer composer;
    private final MailTransport transport;
    private final SendingThreads threads;
    private final MailMetrics metrics;
    private final SenderSettings settings;
    private final BounceAddress bounces;
    private final SendRate rate;
    private final Clock clock;

    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicBoolean claiming = new AtomicBoolean();
    private final AtomicReference<Instant> pausedUntil = new AtomicReference<>(Instant.MIN);
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean stopped;

    @Inject
    MailSender(
            MailDesk desk,
            Recipients recipients,
            MailComposer composer,
            MailTransport transport,
            SendingThreads threads,
            MailMetrics metrics,
            SenderSettings settings,
            BounceAddress bounces,
            SendRate rate,
            Clock clock) {
        this.desk = desk;
        this.recipients = recipients;
        this.composer = composer;
        this.transport = transport;
        this.threads = threads;
        this.metrics = metrics;
        this.settings = settings;
        this.bounces = bounces;
        this.rate = rate;
        this.clock = clock;
    }

    /** Claims and sends what is due, as far as threads are free. Returns at once. */
    void attend() {
        int free = Math.min(settings.batchSize(), settings.concurrency() - underWay.get());
        if (free <= 0 || isPaused() || !claiming.compareAndSet(false, true)) {
            return;
        }
        if (stopped) {
            claimEnded(false);
            return;
        }
        int permitted = rate.take(free);
        if (permitted == 0) {
            claimEnded(false);
            return;
        }
        desk.claim(permitted)
                .invoke(this::handOut)
                .subscribe()
                .with(
                        claim -> {
                            rate.giveBack(permitted - claim.mails().size());
                            claimEnded(claim.more());
                        },
                        failure -> {
                            rate.giveBack(permitted);
                            LOG.warnf(
                                    "RIPEN-N-001 claim failed, will be tried again failure=%s",
                                    failure.getClass().getName());
                            claimEnded(false);
                        });
    }

    /** Claims nothing any more; completes when no mail is being sent. */
    CompletableFuture<Void> stop() {
        stopped = true;
        endIfIdle();
        return ended;
    }

    private boolean isPaused() {
        return clock.instant().isBefore(pausedUntil.get());
    }

    private void claimEnded(boolean more) {
        claiming.set(false);
        goOn(more);
    }

    private void goOn(boolean more) {
        endIfIdle();
        if (more && !stopped) {
            attend();
        }
    }

    private void endIfIdle() {
        if (stopped && underWay.get() == 0 && !claiming.get()) {
            ended.complete(null);
        }
    }

    private void handOut(Claim claim) {
        metrics.claimed(claim.mails().size(), claim.settled());
        for (StoredMail mail : claim.settled()) {
            LOG.debugf("RIPEN-N-002 mail not sent mail=%s state=%s", mail.key(), mail.state());
        }
        underWay.addAndGet(claim.mails().size());
        claim.mails().forEach(mail -> start(mail, claim.more()));
    }

    private void start(ClaimedMail claimed, boolean more) {
        Uni.createFrom()
                .item(() -> attempt(claimed))
                .runSubscriptionOn(threads.mails())
                .chain(outcome -> report(claimed, outcome))
                .subscribe()
                .with(
                        state -> {
                            metrics.settled(state);
                            attemptEnded(more);
                        },
                        failure -> {
                            LOG.errorf(
                                    "RIPEN-N-003 mail is in doubt mail=%s failure=%s remedy=it becomes UNKNOWN when its lease ends",
                                    claimed.mail().key(), failure.getClass().getName());
                            attemptEnded(more);
                        });
    }

    private void attemptEnded(boolean more) {
        underWay.decrementAndGet();
        goOn(more);
    }

    /** Tells the desk until it listens: what a server said must not be lost because the database is away. */
    private Uni<MailState> report(ClaimedMail claimed, SendOutcome outcome) {
        return desk.settle(claimed.mail(), outcome)
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "RIPEN-N-004 report failed, will be tried again mail=%s failure=%s",
                        claimed.mail().key(), failure.getClass().getName()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_REPORT_RETRY, LONGEST_REPORT_RETRY)
                .indefinitely();
    }

    private SendOutcome attempt(ClaimedMail claimed) {
        Instant begun = clock.instant();
        SendOutcome outcome = send(claimed, begun);
        metrics.attempted(outcome, Duration.between(begun, clock.instant()));
        boolean away = outcome instanceof SendOutcome.Unreachable
                || (outcome instanceof SendOutcome.Unanswered silence && silence.serverAway())
                || (outcome instanceof SendOutcome.Deferred deferred && deferred.serverAway());
        metrics.transportAvailable(!away);
        if (away) {
            pausedUntil.set(clock.instant().plus(settings.outagePause()));
        }
        log(claimed, outcome);
        return outcome;
    }

    private SendOutcome send(ClaimedMail claimed, Instant now) {
        String recipient = recipients.of(claimed.mail(), claimed.facts());
        byte[] message;
        try {
            message = composer.compose(claimed.mail(), recipient, claimed.facts(), now);
        } catch (NotComposableException e) {
            LOG.errorf(
                    "RIPEN-N-005 mail cannot be composed mail=%s template=%s failure=%s",
                    claimed.mail().key(), claimed.mail().mail().template(), e.getMessage());
            return e.outcome();
        }
        return transport.send(new FinishedMail(
                claimed.mail().key(),
                claimed.mail().state().attempts(),
                bounces.of(claimed.mail()),
                recipient,
                message));
    }

    private static void log(ClaimedMail claimed, SendOutcome outcome) {
        String key = claimed.mail().key();
        switch (outcome) {
            case SendOutcome.Accepted accepted -> LOG.debugf("RIPEN-N-006 mail sent mail=%s", key);
            case SendOutcome.Deferred deferred ->
                LOG.warnf("RIPEN-N-007 mail deferred mail=%s reason=%s", key, deferred.reason());
            case SendOutcome.Unreachable unreachable ->
                LOG.warnf("RIPEN-N-007 mail deferred mail=%s reason=%s", key, unreachable.reason());
            case SendOutcome.Unanswered silence ->
                LOG.warnf("RIPEN-N-007 mail deferred mail=%s reason=%s", key, silence.reason());
            case SendOutcome.Refused refused ->
                LOG.warnf("RIPEN-N-008 mail refused mail=%s reason=%s", key, refused.reason());
            case SendOutcome.Lost lost ->
                LOG.errorf("RIPEN-N-009 mail in doubt, not sent again mail=%s reason=%s", key, lost.reason());
        }
    }
}
