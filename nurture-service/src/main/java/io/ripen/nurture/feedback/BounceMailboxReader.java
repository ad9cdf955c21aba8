package io.ripen.nurture.feedback;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ripen.contracts.email.MailRef;
import io.ripen.nurture.feedback.BounceMailbox.Page;
import io.ripen.nurture.feedback.FeedbackDesk.Heard;
import io.ripen.nurture.feedback.LetterMark.Result;
import io.ripen.nurture.feedback.MailFeedback.Kind;
import io.ripen.nurture.mail.MailLookup;
import io.ripen.nurture.mail.MailLookup.SentMail;
import io.ripen.nurture.mail.MailSettings;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.unchecked.Unchecked;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Looks into the bounce mailbox page by page. What a message says is stored before the message is marked, and is stored
 * once however often the message is read. Several instances may look into one mailbox.
 */
@Singleton
final class BounceMailboxReader {
    private static final Logger LOG = Logger.getLogger(BounceMailboxReader.class);
    private static final int MOST_DOUBLINGS = 20;

    private final BounceMailboxSettings settings;
    private final MailSettings mailSettings;
    private final BounceMailbox mailbox;
    private final MailLookup mails;
    private final FeedbackDesk desk;
    private final Pool pool;
    private final Clock clock;
    private final MeterRegistry registry;
    private final AtomicInteger available = new AtomicInteger(1);
    private final AtomicInteger failures = new AtomicInteger();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(this::named);

    @Inject
    BounceMailboxReader(
            BounceMailboxSettings settings,
            MailSettings mailSettings,
            BounceMailbox mailbox,
            MailLookup mails,
            FeedbackDesk desk,
            Pool pool,
            Clock clock,
            MeterRegistry registry) {
        this.settings = settings;
        this.mailSettings = mailSettings;
        this.mailbox = mailbox;
        this.mails = mails;
        this.desk = desk;
        this.pool = pool;
        this.clock = clock;
        this.registry = registry;
    }

    void start(@Observes StartupEvent event) {
        if (!settings.isOn()) {
            return;
        }
        if (mailSettings.bounceAddress().isEmpty()) {
            throw new IllegalArgumentException("RIPEN-N-331 ripen.nurture.bounce-mailbox is set but no"
                    + " ripen.nurture.mail.bounce-address, so nothing would come back there");
        }
        registry.gauge("ripen.nurture.bounce.mailbox.available", available);
        lookAfter(Duration.ZERO);
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }

    private void lookAfter(Duration pause) {
        if (!thread.isShutdown()) {
            var unused = thread.schedule(this::look, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        Uni.createFrom()
                .item(Unchecked.supplier(mailbox::read))
                .chain(this::deal)
                .subscribe()
                .with(this::goOn, this::backOff);
    }

    private Uni<Page> deal(Page page) {
        if (page.letters().isEmpty()) {
            return Uni.createFrom().item(page);
        }
        return Multi.createFrom()
                .iterable(page.letters())
                .onItem()
                .transformToUniAndConcatenate(this::take)
                .collect()
                .asList()
                .emitOn(thread)
                .invoke(Unchecked.consumer(marks -> mailbox.mark(page.uidValidity(), marks)))
                .invoke(this::count)
                .replaceWith(page);
    }

    private void goOn(Page page) {
        failures.set(0);
        available.set(1);
        lookAfter(page.more() ? Duration.ZERO : settings.interval());
    }

    private void backOff(Throwable failure) {
        int doublings = Math.min(failures.getAndIncrement(), MOST_DOUBLINGS);
        Duration pause = settings.interval().multipliedBy(1L << doublings);
        available.set(0);
        if (!thread.isShutdown()) {
            LOG.warnf(
                    "RIPEN-N-332 bounce mailbox cannot be read or dealt with, will be tried again failure=%s failures=%d",
                    cause(failure).getClass().getName(), failures.get());
        }
        lookAfter(pause.compareTo(settings.longestPause()) < 0 ? pause : settings.longestPause());
    }

    /** What the mail library throws is checked and comes wrapped. */
    private static Throwable cause(Throwable failure) {
        return failure.getCause() instanceof MessagingException broken ? broken : failure;
    }

    private Uni<LetterMark> take(Letter letter) {
        return switch (letter) {
            case Letter.Other other -> Uni.createFrom().item(new LetterMark(other.uid(), Result.NO_REPORT));
            case Letter.Reported reported -> take(reported).map(result -> new LetterMark(reported.uid(), result));
        };
    }

    private Uni<Result> take(Letter.Reported letter) {
        String hash = letter.report().mailHash();
        if (hash == null) {
            return Uni.createFrom().item(Result.UNKNOWN_MAIL);
        }
        return switch (letter.report().verdict()) {
            case UNDECIDED, BLOCKED -> Uni.createFrom().item(Result.NO_EFFECT);
            case SOFT -> store(letter, hash, Kind.SOFT_BOUNCE, Result.SOFT);
            case HARD -> store(letter, hash, Kind.HARD_BOUNCE, Result.HARD);
        };
    }

    private Uni<Result> store(Letter.Reported letter, String hash, Kind kind, Result result) {
        return pool.withTransaction(transaction ->
                mails.findByHash(transaction, hash).chain(mail -> store(transaction, letter, mail, kind, result)));
    }

    private Uni<Result> store(
            SqlConnection transaction, Letter.Reported letter, Optional<SentMail> found, Kind kind, Result result) {
        if (found.isEmpty()) {
            return Uni.createFrom().item(Result.UNKNOWN_MAIL);
        }
        SentMail sent = found.get();
        MailRef mail = sent.mail();
        if (sent.toColleagues()) {
            return desk.note(transaction, mail, letter.receivedAt()).replaceWith(Result.INTERNAL);
        }
        Heard heard = new Heard(
                mail.leadId(),
                kind,
                mail,
                letter.report().status(),
                sent.recipient(),
                letter.source(),
                letter.receivedAt(),
                false);
        return desk.take(transaction, List.of(heard), clock.instant()).replaceWith(result);
    }

    private void count(List<LetterMark> marks) {
        for (LetterMark mark : marks) {
            String result = mark.result().name().toLowerCase(Locale.ROOT).replace('_', '-');
            registry.counter("ripen.nurture.bounce.mailbox.messages", "result", result)
                    .increment();
        }
    }

    /** The mail library finds its parts by the thread's class loader, which must be the application's. */
    private Thread named(Runnable task) {
        Thread made = new Thread(task, "ripen-bounce-mailbox");
        made.setContextClassLoader(getClass().getClassLoader());
        made.setDaemon(true);
        return made;
    }
}
