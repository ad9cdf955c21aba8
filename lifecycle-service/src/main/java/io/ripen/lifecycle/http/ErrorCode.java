package io.ripen.lifecycle.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

/** Every problem that an HTTP answer can report. Codes are stable; texts may change. */
public enum ErrorCode {
    /** No token, or one that is expired, forged or for others. */
    TOKEN_MISSING_OR_INVALID(Status.UNAUTHORIZED, "No valid bearer token"),
    /** The operation's description names the roles. */
    ROLE_MISSING(Status.FORBIDDEN, "The token has none of the roles that this needs"),
    /** No operation has this path. */
    NOT_FOUND(Status.NOT_FOUND, "There is nothing at this address"),
    /** Never scored as far as lifecycle knows, or forgotten. */
    LEAD_UNKNOWN(Status.NOT_FOUND, "There is no such lead"),
    /** None with this id has leads. */
    ACCOUNT_UNKNOWN(Status.NOT_FOUND, "There is no such account"),
    /** The stage model in force does not have it. */
    STAGE_UNKNOWN(Status.BAD_REQUEST, "There is no such stage"),
    /** A list of all leads would be too long for anybody. */
    FILTER_MISSING(Status.BAD_REQUEST, "The list must be narrowed down"),
    /** {@code where} names the filter, {@code detail} its values. */
    FILTER_UNKNOWN(Status.BAD_REQUEST, "There is no such value to filter by"),
    /** {@code where} names the member, or {@code body}. */
    INVALID_BODY(Status.BAD_REQUEST, "The body cannot be used"),
    /** {@code reason} says why; {@code allowed} lists the commands that the lead's stage takes. */
    COMMAND_REFUSED(Status.CONFLICT, "The command is not possible as things stand"),
    /** The lane gave the command up; it lies in the dead letters. */
    COMMAND_FAILED(Status.INTERNAL_SERVER_ERROR, "The command could not be carried out and will not be tried again"),
    /** Sending it again under the same id tells what became of it. */
    ANSWER_LATE(Status.SERVICE_UNAVAILABLE, "The command is stored and not decided yet"),
    /** {@code where} names the parameter, {@code detail} what it may be; limits and cursors of lists, too. */
    INVALID_PARAMETER(Status.BAD_REQUEST, "A parameter cannot be used"),
    /** {@code GET /v1/webhooks} lists those there are. */
    WEBHOOK_UNKNOWN(Status.NOT_FOUND, "There is no such webhook endpoint"),
    /** {@code where} names the member. */
    WEBHOOK_INVALID(Status.BAD_REQUEST, "The webhook endpoint cannot be registered"),
    /** The most is a setting, which {@code detail} names. */
    WEBHOOKS_TOO_MANY(Status.CONFLICT, "There are as many webhook endpoints as there may be"),
    /** What the framework refuses by itself with another status of 4xx, such as JSON that is none. */
    REQUEST_INVALID(Status.BAD_REQUEST, "The request cannot be understood"),
    /** A defect, or the database is away; the log has it under the same time. */
    INTERNAL(Status.INTERNAL_SERVER_ERROR, "The request failed; trying again may help");

    private final Status status;
    private final String title;
    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    ErrorCode(Status status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The stable code, for example {@code lead-unknown}. */
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
