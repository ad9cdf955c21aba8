package io.ripen.nurture.mail;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads on which SMTP may block: one per mail that is sent at the same time, and no event loop among them. */
@Singleton
final class SmtpThreads {
    private final ExecutorService executor;

    @Inject
    SmtpThreads(SenderSettings settings) {
        this.executor = Executors.newFixedThreadPool(settings.concurrency(), named());
    }

    Executor executor() {
        return executor;
    }

    @PreDestroy
    void stop() {
        executor.shutdown();
    }

    /** The mail library finds its parts by the thread's class loader, which must be the application's. */
    private static ThreadFactory named() {
        AtomicInteger number = new AtomicInteger();
        ClassLoader application = SmtpThreads.class.getClassLoader();
        return task -> {
            Thread thread = new Thread(task, "ripen-smtp-" + number.incrementAndGet());
            thread.setContextClassLoader(application);
            thread.setDaemon(true);
            return thread;
        };
    }
}
