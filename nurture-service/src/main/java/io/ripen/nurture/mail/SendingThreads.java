package io.ripen.nurture.mail;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads on which handing mails over may block, and no event loop among them. Claimed mails have theirs to themselves:
 * one that had to wait for a thread could lose its lease before it is tried.
 */
@Singleton
final class SendingThreads {
    /** Test mails that are sent at the same time. */
    static final int TESTS = 2;

    private static final int IDLE_SECONDS = 60;

    private final ExecutorService mails;
    private final ExecutorService tests;
    private final ExecutorService closing;

    @Inject
    SendingThreads(SenderSettings settings) {
        this.mails = Executors.newFixedThreadPool(settings.concurrency(), named("ripen-mail-"));
        this.tests = new ThreadPoolExecutor(
                0, TESTS, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), named("ripen-test-mail-"));
        this.closing = new ThreadPoolExecutor(
                0,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(1),
                named("ripen-mail-closing-"),
                new DiscardPolicy());
    }

    /** For claimed mails: one thread for each that is sent at the same time. */
    Executor mails() {
        return mails;
    }

    /** For test mails; rejects one when {@value #TESTS} are under way. */
    Executor tests() {
        return tests;
    }

    /** For closing connections; drops what comes while that is under way and asked for once more. */
    Executor closing() {
        return closing;
    }

    @PreDestroy
    void stop() {
        List.of(mails, tests, closing).forEach(ExecutorService::shutdown);
    }

    /** The mail library finds its parts by the thread's class loader, which must be the application's. */
    private static ThreadFactory named(String prefix) {
        AtomicInteger number = new AtomicInteger();
        ClassLoader application = SendingThreads.class.getClassLoader();
        return task -> {
            Thread thread = new Thread(task, prefix + number.incrementAndGet());
            thread.setContextClassLoader(application);
            thread.setDaemon(true);
            return thread;
        };
    }
}
