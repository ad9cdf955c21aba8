package io.ripen.ingest.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.time.Duration;

/** Builds problems; throw them or fail a stage with them. */
public final class Problems {
    private Problems() {}

    /** A problem with what was wrong and what would be right. */
    public static HttpProblem problem(ProblemCode code, String detail) {
        return builder(code, detail).build();
    }

    /** A problem at a place within the body, for example {@code line 3, column 14}. */
    public static HttpProblem problemAt(ProblemCode code, String where, String detail) {
        return builder(code, detail).with("where", where).build();
    }

    /**
     * A problem with who asks. The scheme is our own: at Basic, browsers open a login window over the tracked page.
     */
    public static HttpProblem unauthorised(ProblemCode code, String detail) {
        return builder(code, detail)
                .withHeader("WWW-Authenticate", "WriteKey realm=\"ripen\"")
                .build();
    }

    /** A problem that goes away by itself. */
    public static HttpProblem passing(ProblemCode code, Duration retryAfter, String detail) {
        return builder(code, detail)
                .withHeader("Retry-After", retryAfter.toSeconds())
                .build();
    }

    private static HttpProblem.Builder builder(ProblemCode code, String detail) {
        return HttpProblem.builder()
                .withType(URI.create("urn:ripen:problem:" + code.wireName()))
                .withTitle(code.title())
                .withStatus(code.status())
                .withDetail(detail)
                .with("code", code.wireName());
    }
}
