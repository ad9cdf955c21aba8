package io.ripen.lifecycle.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

/** Every problem that an HTTP answer can report. Codes are stable; texts may change. */
public enum ErrorCode {
    TOKEN_MISSING_OR_INVALID(Status.UNAUTHORIZED, "No valid bearer token"),
    ROLE_MISSING(Status.FORBIDDEN, "The token has none of the roles that this needs"),
    NOT_FOUND(Status.NOT_FOUND, "There is nothing at this address"),
    LEAD_NOT_FOUND(Status.NOT_FOUND, "There is no such lead"),
    ACCOUNT_NOT_FOUND(Status.NOT_FOUND, "There is no such account"),
    STAGE_UNKNOWN(Status.BAD_REQUEST, "There is no such stage"),
    FILTER_MISSING(Status.BAD_REQUEST, "The list must be narrowed down"),
    FILTER_UNKNOWN(Status.BAD_REQUEST, "There is no such value to filter by"),
    BODY_INVALID(Status.BAD_REQUEST, "The body cannot be used"),
    COMMAND_REFUSED(Status.CONFLICT, "The command is not possible as things stand"),
    COMMAND_FAILED(Status.INTERNAL_SERVER_ERROR, "The command could not be carried out and will not be tried again"),
    ANSWER_LATE(Status.SERVICE_UNAVAILABLE, "The command is stored and not decided yet"),
    LIMIT_OUT_OF_RANGE(Status.BAD_REQUEST, "The limit is not allowed"),
    CURSOR_INVALID(Status.BAD_REQUEST, "The place to go on from is not one that was given out"),
    PARAMETER_INVALID(Status.BAD_REQUEST, "A parameter is not allowed"),
    WEBHOOK_NOT_FOUND(Status.NOT_FOUND, "There is no such webhook endpoint"),
    WEBHOOK_INVALID(Status.BAD_REQUEST, "The webhook endpoint cannot be registered"),
    WEBHOOKS_TOO_MANY(Status.CONFLICT, "There are as many webhook endpoints as there may be"),
    REQUEST_INVALID(Status.BAD_REQUEST, "The request cannot be understood"),
    INTERNAL(Status.INTERNAL_SERVER_ERROR, "The request failed; trying again may help");

    private final Status status;
    private final String title;
    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    ErrorCode(Status status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The stable code, for example {@code lead-not-found}. */
    public String code() {
        return code;
    }

    /**
     * The problem to be thrown.
     *
     * @param detail what was wrong and what would be right, without personal data
     */
    public HttpProblem problem(String detail) {
        return with(HttpProblem.builder().withStatus(status).withDetail(detail));
    }

    /**
     * The problem to be thrown for a query parameter.
     *
     * @param where the parameter's name
     * @param detail what was wrong and what would be right, without personal data
     */
    public HttpProblem problem(String where, String detail) {
        return with(HttpProblem.builder().withStatus(status).withDetail(detail).with("where", where));
    }

    /**
     * The problem to be thrown, with members of its own.
     *
     * @param detail what was wrong and what would be right, without personal data
     * @param members further members
     */
    public HttpProblem problem(String detail, Map<String, Object> members) {
        HttpProblem.Builder problem = HttpProblem.builder().withStatus(status).withDetail(detail);
        members.forEach(problem::with);
        return with(problem);
    }

    HttpProblem with(HttpProblem.Builder problem) {
        return problem.withType(URI.create("urn:ripen:problem:" + code))
                .withTitle(title)
                .with("code", code)
                .build();
    }
}
