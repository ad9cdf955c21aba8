package io.ripen.scoring.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;

/** Answers to requests that cannot be served, RFC 9457: the form of all of them, and those that several resources give. */
public final class Problems {
    private Problems() {}

    /** A problem with a stable code, what was wrong, and what would be right. */
    public static HttpProblem.Builder of(int status, String code, String title, String detail) {
        return HttpProblem.builder()
                .withType(URI.create("urn:ripen:problem:" + code))
                .withStatus(status)
                .withTitle(title)
                .withDetail(detail)
                .with("code", code);
    }

    /** 400: a query parameter cannot be used. */
    public static HttpProblem invalidQuery(String parameter, String detail) {
        return invalidParameter("query parameter " + parameter, detail);
    }

    /** 400: a header, a part of the path or another part of the request cannot be used. */
    public static HttpProblem invalidParameter(String where, String detail) {
        return of(400, "invalid-parameter", "A parameter cannot be used", detail)
                .with("where", where)
                .build();
    }

    /** 400: the body, or a member of it, cannot be used. */
    public static HttpProblem invalidBody(String member, String detail) {
        return of(400, "invalid-body", "The body cannot be used", detail)
                .with("where", "body member " + member)
                .build();
    }

    /** 404: no lead has the id. */
    public static HttpProblem leadUnknown() {
        return of(404, "lead-unknown", "There is no such lead", "No lead has this id.")
                .build();
    }

    /** 410: the person was forgotten. */
    public static HttpProblem leadErased() {
        return of(410, "lead-erased", "The lead was erased", "The person was forgotten; the id names nobody.")
                .build();
    }

    /** 404: no version of a model has the id and number. */
    public static HttpProblem modelVersionUnknown() {
        return of(
                        404,
                        "model-version-unknown",
                        "There is no such version",
                        "No version of a model has this id and number; GET /v1/models lists those there are.")
                .build();
    }
}
