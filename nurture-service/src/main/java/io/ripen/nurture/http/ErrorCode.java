package io.ripen.nurture.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Locale;

/** Every problem that an HTTP answer can report. Codes are stable; texts may change. */
public enum ErrorCode {
    /** No token, or one that is expired, forged or for others. */
    TOKEN_MISSING_OR_INVALID("No valid bearer token"),
    /** The operation's description names the roles. */
    ROLE_MISSING("The token has none of the roles that this needs"),
    /** No operation has this path. */
    NOT_FOUND("There is nothing at this address"),
    /** Nobody ever was in a journey of this name, and none is in force. */
    JOURNEY_UNKNOWN("There is no such journey"),
    /** No file has this name. */
    TEMPLATE_UNKNOWN("There is no such template"),
    /** Nothing is known of a lead with this id, or not any more. */
    LEAD_UNKNOWN("There is no such lead"),
    /** The settings name no such endpoint. */
    WEBHOOK_UNKNOWN("There is no such webhook endpoint"),
    /** {@code detail} says what the parameter may be. */
    INVALID_PARAMETER("A parameter cannot be used"),
    /** {@code detail} says what the member may be. */
    INVALID_BODY("The body cannot be used"),
    /** What the framework refuses by itself with another status of 4xx, such as JSON that is none. */
    REQUEST_INVALID("The request cannot be understood"),
    /** {@code detail} says what stands in the way, for example a link that is none. */
    TEMPLATE_NOT_COMPOSABLE("No mail can be made of the template"),
    /** A server that is slow keeps few of them waiting, and none of the mails of journeys. */
    TEST_MAILS_UNDER_WAY("Other test mails are being sent"),
    /** The lane gave the command up; it lies in the dead letters. */
    COMMAND_FAILED("The command could not be carried out and will not be tried again"),
    /** It is stored; sent again it is answered. */
    ANSWER_LATE("The lead's lane did not answer in time"),
    INTERNAL("The request failed; trying again may help");

    private final String title;
    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    ErrorCode(String title) {
        this.title = title;
    }

    /** The code for a status that the framework chose. */
    static ErrorCode of(int status) {
        return switch (status) {
            case 401 -> TOKEN_MISSING_OR_INVALID;
            case 403 -> ROLE_MISSING;
            case 404 -> NOT_FOUND;
            default -> status < 500 ? REQUEST_INVALID : INTERNAL;
        };
    }

    /**
     * The problem to be thrown.
     *
     * @param detail what was wrong and what would be right, without personal data
     */
    public HttpProblem problem(Response.Status status, String detail) {
        return problem(status.getStatusCode(), detail);
    }

    /**
     * The problem to be thrown with a status that Jakarta REST does not name.
     *
     * @param detail as of {@link #problem(Response.Status, String)}
     */
    public HttpProblem problem(int status, String detail) {
        return with(HttpProblem.builder().withStatus(status).withDetail(detail));
    }

    /** Finishes a problem with type, title and code. */
    HttpProblem with(HttpProblem.Builder problem) {
        return problem.withType(URI.create("urn:ripen:problem:" + code))
                .withTitle(title)
                .with("code", code)
                .build();
    }
}
