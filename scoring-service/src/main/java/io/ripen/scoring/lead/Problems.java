package io.ripen.scoring.lead;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;

/** Answers of the read API to requests that cannot be served, RFC 9457. */
final class Problems {
    private Problems() {}

    static HttpProblem invalidParameter(String parameter, String detail) {
        return problem(400, "invalid-parameter", "A parameter cannot be used", detail)
                .with("where", "query parameter " + parameter)
                .build();
    }

    static HttpProblem leadUnknown() {
        return problem(404, "lead-unknown", "There is no such lead", "No lead has this id.")
                .build();
    }

    static HttpProblem emailUnknown() {
        return problem(404, "email-unknown", "There is no such lead", "No lead has this mail address.")
                .build();
    }

    static HttpProblem beforeFirstTouchpoint() {
        return problem(
                        404,
                        "before-first-touchpoint",
                        "The lead had no score yet",
                        "The instant lies before the lead's first touchpoint; ask for a later one.")
                .with("where", "query parameter at")
                .build();
    }

    private static HttpProblem.Builder problem(int status, String code, String title, String detail) {
        return HttpProblem.builder()
                .withType(URI.create("urn:ripen:problem:" + code))
                .withStatus(status)
                .withTitle(title)
                .withDetail(detail)
                .with("code", code);
    }
}
