package io.ripen.ingest.intake;

import io.ripen.ingest.config.IngestSettings;
import io.ripen.ingest.problem.ProblemCode;
import io.ripen.ingest.problem.Problems;
import io.ripen.ingest.publishing.NotPublished;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;

/** Answers 503 with Retry-After where events could not be stored, in every protocol. */
@Provider
public class NotPublishedMapper implements ExceptionMapper<NotPublished> {
    private final Duration retryAfter;

    @Inject
    NotPublishedMapper(IngestSettings settings) {
        this.retryAfter = settings.retryAfter();
    }

    @Override
    public Response toResponse(NotPublished failure) {
        return switch (failure.reason()) {
            case OVERLOADED ->
                Problems.passing(
                                ProblemCode.OVERLOADED,
                                retryAfter,
                                "Too many events wait to be stored. None of this request was taken; send it again.")
                        .toResponse();
            case TOO_LARGE ->
                Problems.problem(
                                ProblemCode.BODY_TOO_LARGE,
                                "The events are too large together once they are written; none was taken. Send fewer at"
                                        + " a time.")
                        .toResponse();
            case UNACKNOWLEDGED ->
                Problems.passing(
                                ProblemCode.KAFKA_UNAVAILABLE,
                                retryAfter,
                                "Not every event could be stored in time. Send all of them again with the same ids;"
                                        + " those that were stored are recognised.")
                        .toResponse();
        };
    }
}
