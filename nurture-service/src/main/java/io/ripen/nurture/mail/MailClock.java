package io.ripen.nurture.mail;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ripen.lanes.quarkus.PeriodicTasks;
import io.ripen.nurture.transport.MailTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** What happens to mails by time: looks for due ones, expired leases and idle connections; and the end of all that. */
@Singleton
final class MailClock {
    private static final Logger LOG = Logger.getLogger(MailClock.class);

    private final MailSender sender;
    private final MailSweeper sweeper;
    private final MailTransport transport;
    private final SendingThreads threads;
    private final SenderSettings settings;
    private final PeriodicTasks tasks;

    @Inject
    MailClock(
            MailSender sender,
            MailSweeper sweeper,
            MailTransport transport,
            SendingThreads threads,
            SenderSettings settings,
            Vertx vertx) {
        this.sender = sender;
        this.sweeper = sweeper;
        this.transport = transport;
        this.threads = threads;
        this.settings = settings;
        this.tasks = new PeriodicTasks(vertx);
    }

    void start(@Observes StartupEvent event) {
        if (settings.lease().compareTo(transport.longestSend()) <= 0) {
            throw new IllegalStateException(
                    "ripen.nurture.sender.lease is " + settings.lease()
                            + " and must be longer than one mail can take, which is " + transport.longestSend()
                            + " with these time-outs of ripen.nurture.smtp or ripen.nurture.provider; lengthen the one or shorten the others");
        }
        every(settings.pollInterval(), "claim", atOnce(sender::attend));
        every(settings.sweepInterval(), "sweep", sweeper::sweep);
        transport
                .idleTimeout()
                .ifPresent(idle ->
                        every(idle, "close-idle", atOnce(() -> threads.closing().execute(transport::closeIdle))));
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        tasks.stop();
        try {
            sender.stop().get(settings.shutdownTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf(
                    "RIPEN-N-010 shutdown leaves mails under way failure=%s remedy=they become UNKNOWN when their leases end",
                    e.getClass().getName());
        }
        transport.closeAll();
    }

    private void every(Duration interval, String name, Supplier<Uni<Void>> task) {
        tasks.every(
                interval,
                task,
                (level, failure) -> LOG.logf(
                        level,
                        "RIPEN-N-011 mails cannot be looked after, will be tried again task=%s failure=%s",
                        name,
                        failure.getClass().getName()));
    }

    /** What does not wait for what it sets off. */
    private static Supplier<Uni<Void>> atOnce(Runnable task) {
        return () -> {
            task.run();
            return Uni.createFrom().voidItem();
        };
    }
}
