package io.ripen.scoring.http;

import io.quarkiverse.resteasy.problem.HttpProblem;

/** Answers to requests that cannot be served, RFC 9457: those that several resources give. */
public final class Problems {
    private Problems() {}

    /** 400: a query parameter cannot be used. */
    public static HttpProblem invalidQuery(String parameter, String detail) {
        return invalidParameter("query parameter " + parameter, detail);
    }

    /** 400: a header, a part of the path or another part of the request cannot be used. */
    public static HttpProblem invalidParameter(String where, String detail) {
        return ErrorCode.INVALID_PARAMETER.builder(detail).with("where", where).build();
    }

    /** 400: the body, or a member of it, cannot be used. */
    public static HttpProblem invalidBody(String member, String detail) {
        return ErrorCode.INVALID_BODY
                .builder(detail)
                .with("where", "body member " + member)
                .build();
    }

    /** 404: no lead has the id. */
    public static HttpProblem leadUnknown() {
        return ErrorCode.LEAD_UNKNOWN.problem("No lead has this id.");
    }

    /** 410: the person was forgotten. */
    public static HttpProblem leadErased() {
        return ErrorCode.LEAD_ERASED.problem("The person was forgotten; the id names nobody.");
    }

    /** 404: no version of a model has the id and number. */
    public static HttpProblem modelVersionUnknown() {
        return ErrorCode.MODEL_VERSION_UNKNOWN.problem(
                "No version of a model has this id and number; GET /v1/models lists those there are.");
    }
}
