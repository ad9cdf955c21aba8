package io.ripen.ingest.intake;

import io.ripen.ingest.config.IngestSettings;
import io.ripen.ingest.domain.Decision;
import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.domain.Reception;
import io.ripen.ingest.domain.TouchpointIntake;
import io.ripen.ingest.publishing.EventPublisher;
import io.ripen.ingest.publishing.NotPublished;
import io.ripen.ingest.site.Admission;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Decides on the events of a request, publishes accepted and rejected ones, and answers once all of them are durable. */
@Singleton
public final class Intake {
    /** What is written of a body is less than this many times the largest one, unless somebody works at it. */
    private static final long WRITTEN_BODIES = 8;

    private final TouchpointIntake intake;
    private final EventPublisher publisher;
    private final IntakeMetrics metrics;
    private final Clock clock;
    private final SubmissionRecords.Bounds bounds;

    @Inject
    Intake(
            TouchpointIntake intake,
            EventPublisher publisher,
            IntakeMetrics metrics,
            Clock clock,
            IngestSettings settings) {
        this.intake = intake;
        this.publisher = publisher;
        this.metrics = metrics;
        this.clock = clock;
        this.bounds = new SubmissionRecords.Bounds(
                settings.maxEventBytes(),
                Math.max(settings.maxInFlightBytes(), WRITTEN_BODIES * settings.maxBodyBytes()));
    }

    /**
     * Takes the events of a request.
     *
     * @return what became of each, in their order; fails with
     *     {@link NotPublished} if not all of them are stored, and with nothing else
     */
    public CompletionStage<List<Decision>> take(Submission submission) {
        long start = System.nanoTime();
        Reception reception = reception(submission);
        SubmissionRecords.Written written;
        try {
            written = new SubmissionRecords(submission, reception, bounds).of(decide(submission, reception));
        } catch (NotPublished tooLarge) {
            metrics.request(Duration.ofNanos(System.nanoTime() - start));
            return CompletableFuture.failedStage(tooLarge);
        }
        return publisher
                .publish(written.records())
                .thenApply(published -> {
                    metrics.count(submission.protocol(), written.decisions());
                    return written.decisions();
                })
                .whenComplete((done, failure) -> metrics.request(Duration.ofNanos(System.nanoTime() - start)));
    }

    private Reception reception(Submission submission) {
        Admission admission = submission.admission();
        Submission.Replay replay = submission.replay();
        return new Reception(
                replay == null ? clock.instant() : replay.receivedAt(),
                admission.site().id(),
                admission.site().policy(),
                admission.client(),
                submission.protocol().takesNobody());
    }

    /** Each is read and decided on when it is asked for. */
    private Iterable<Decision> decide(Submission submission, Reception reception) {
        Function<Reading, Decision> deciding = intake.deciding(reception);
        return () -> submission.events().stream()
                .map(Submitted::reading)
                .map(deciding)
                .iterator();
    }
}
