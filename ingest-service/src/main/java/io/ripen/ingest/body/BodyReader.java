package io.ripen.ingest.body;

import io.ripen.ingest.config.IngestSettings;
import io.ripen.ingest.problem.ProblemCode;
import io.ripen.ingest.problem.Problems;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads a request's body on its event loop. The framework's own reading would occupy a worker thread for a body of more
 * than 10 KiB, and refuse content types that it cannot parse.
 */
@Singleton
public final class BodyReader {
    /** An answer sent while the client still sends can get lost, so a body somewhat too large is read to its end. */
    private static final int PATIENCE = 8;

    private final int maxBytes;
    private final Duration timeLimit;
    private final Duration retryAfter;
    private final long maxReadingBytes;

    /** Bytes of all bodies that are being read. */
    private final AtomicLong readingBytes = new AtomicLong();

    @Inject
    BodyReader(IngestSettings settings) {
        this.maxBytes = settings.maxBodyBytes();
        this.timeLimit = settings.bodyTimeout();
        this.retryAfter = settings.retryAfter();
        this.maxReadingBytes = settings.maxReadingBytes();
    }

    /**
     * The body, inflated if it is gzip; fails with a problem if it is too large, too slow, does not arrive completely,
     * or if too many others are being read.
     */
    public CompletionStage<byte[]> read(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.isEnded()) {
            return CompletableFuture.completedStage(new byte[0]);
        }
        Reading reading = new Reading(context);
        long timer = context.vertx().setTimer(timeLimit.toMillis(), id -> reading.tooSlow());
        request.exceptionHandler(broken -> reading.broken())
                .handler(reading::more)
                .endHandler(end -> reading.end())
                .resume();
        return reading.complete
                .whenComplete((body, failure) -> {
                    context.vertx().cancelTimer(timer);
                    reading.release();
                })
                .thenApply(body -> Inflation.inflated(body, maxBytes));
    }

    /** The state of one request. */
    private final class Reading {
        private final RoutingContext context;
        private final CompletableFuture<byte[]> complete = new CompletableFuture<>();
        private final Buffer body = Buffer.buffer();
        private long bytes;
        private long held;
        private boolean over;

        Reading(RoutingContext context) {
            this.context = context;
        }

        void broken() {
            fail(Problems.problem(ProblemCode.BAD_REQUEST, "The body did not arrive completely."));
        }

        private void fail(RuntimeException problem) {
            complete.completeExceptionally(problem);
        }

        void more(Buffer chunk) {
            bytes += chunk.length();
            if (bytes <= maxBytes && !over) {
                hold(chunk);
            } else if (bytes > (long) PATIENCE * maxBytes) {
                context.request().pause();
                context.addEndHandler(answered -> hangUp());
                tooLarge();
            }
        }

        private void hold(Buffer chunk) {
            if (readingBytes.addAndGet(chunk.length()) > maxReadingBytes) {
                readingBytes.addAndGet(-chunk.length());
                fail(Problems.passing(
                        ProblemCode.OVERLOADED,
                        retryAfter,
                        "Too many bodies are being read. None of this request was taken; send it again."));
            } else {
                held += chunk.length();
                body.appendBuffer(chunk);
            }
        }

        /** The body is handed on, or given up. */
        void release() {
            over = true;
            readingBytes.addAndGet(-held);
            held = 0;
        }

        void end() {
            if (bytes <= maxBytes) {
                complete.complete(body.getBytes());
            } else {
                tooLarge();
            }
        }

        void tooSlow() {
            context.request().pause();
            context.addEndHandler(answered -> hangUp());
            fail(Problems.problem(
                    ProblemCode.BODY_TOO_SLOW,
                    "The body did not arrive within " + timeLimit.toSeconds() + " seconds; nothing was taken."));
        }

        /** Ends the sending: for HTTP/2 as RFC 9113, section 8.1 has it, which leaves other requests alone. */
        private void hangUp() {
            if (context.request().version() == HttpVersion.HTTP_2) {
                context.response().reset(0);
            } else {
                context.request().connection().close();
            }
        }

        private void tooLarge() {
            fail(Problems.problem(
                    ProblemCode.BODY_TOO_LARGE, "A body has at most " + maxBytes + " bytes; nothing was taken."));
        }
    }
}
