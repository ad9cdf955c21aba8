package io.ripen.scoring.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Every problem that an HTTP answer can report. Codes are stable; texts may change. */
public enum ErrorCode {
    /** No token, or one that is expired, forged or for others. */
    TOKEN_MISSING_OR_INVALID(401, "No valid bearer token"),
    /** The operation's description names the roles. */
    ROLE_MISSING(403, "The token has none of the roles that this needs"),
    /** No operation has this path. */
    NOT_FOUND(404, "There is nothing at this address"),
    /** What the framework refuses by itself with another status of 4xx, such as JSON that is none. */
    REQUEST_INVALID(400, "The request cannot be understood"),
    /** A defect, or the database is away; the log has it under the same time. */
    INTERNAL(500, "The request failed; trying again may help"),
    /** {@code where} names the parameter, {@code detail} what it may be; headers and parts of the path, too. */
    INVALID_PARAMETER(400, "A parameter cannot be used"),
    /** {@code where} names the member. */
    INVALID_BODY(400, "The body cannot be used"),
    /** No lead has this id. */
    LEAD_UNKNOWN(404, "There is no such lead"),
    /** The person was forgotten; the id names nobody any more. */
    LEAD_ERASED(410, "The lead was erased"),
    /** {@code Location} and {@code leadId} name the lead that goes on. */
    LEAD_MERGED(308, "The lead was merged"),
    /** No lead has this address. */
    EMAIL_UNKNOWN(404, "No lead has this address"),
    /** {@code detail} lists the names that facts have. */
    FACT_NAME_UNKNOWN(404, "There is no such fact"),
    /** A score was asked for, as of an instant before the first touchpoint. */
    BEFORE_FIRST_TOUCHPOINT(404, "The lead had no score yet"),
    /** No account has this id. */
    ACCOUNT_UNKNOWN(404, "There is no such account"),
    /** None that is kept has this id at this site. */
    TOUCHPOINT_UNKNOWN(404, "There is no such touchpoint"),
    /** Nobody has asked for this lead's erasure. */
    NOT_ERASED(404, "There is no erasure"),
    /** Both ids name the same lead, or leads that are merged already. */
    SAME_LEAD(409, "A lead is itself"),
    /** Both were identified at the same instant by different accounts of it; sent again, it works. */
    WRONG_SURVIVOR(409, "The other lead must survive"),
    /** The lead does not hold the history of the other one. */
    NOT_MERGED_HERE(409, "The leads are not merged"),
    /** Nothing was done; sent again in a moment with another key, it is decided. */
    MERGE_UNDER_WAY(409, "A merge is under way"),
    /** The touchpoint is kept, but its lead has not heard of it yet; ask again in a moment. */
    HISTORY_NOT_TAKEN(409, "The touchpoint is on its way"),
    /** The lane refused for a reason that has no code of its own here. */
    COMMAND_REFUSED(409, "The command is not possible as things stand"),
    /** The lane gave the command up and logged why. */
    COMMAND_FAILED(500, "The command could not be carried out and will not be tried again"),
    /** What was asked first with the key holds. */
    IDEMPOTENCY_KEY_REUSED(409, "The key belongs to another command"),
    /** Sending it again with the same key tells what became of it. */
    ANSWER_LATE(503, "The command is stored and not decided yet"),
    /** {@code detail} has the place and what would be right. */
    MODEL_INVALID(400, "The model cannot be used"),
    /** {@code GET /v1/models} lists those there are. */
    MODEL_VERSION_UNKNOWN(404, "There is no such version"),
    /** A published or retired one; give the changed model a higher number. */
    MODEL_VERSION_FINAL(409, "A version that was published never changes"),
    /** To go back, send the old content with a higher number. */
    MODEL_VERSION_NOT_NEWER(409, "A newer version was published already"),
    /** No re-fold has this id. */
    REFOLD_UNKNOWN(404, "There is no such re-fold"),
    /** Only a running one can be paused, and only one under way resumed or cancelled. */
    REFOLD_STATE(409, "The re-fold's state does not allow that"),
    /** No backtest has this id. */
    BACKTEST_UNKNOWN(404, "There is no such backtest"),
    /** Only a queued or running one can be cancelled. */
    BACKTEST_STATE(409, "The backtest has ended");

    private final int status;
    private final String title;
    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    ErrorCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The one with this stable code. */
    public static Optional<ErrorCode> named(String code) {
        return Stream.of(values()).filter(known -> known.code.equals(code)).findAny();
    }

    /** The stable code, for example {@code lead-unknown}. */
    public String code() {
        return code;
    }

    /** The usual status of the answer. */
    public int status() {
        return status;
    }

    /**
     * The problem to be thrown, RFC 9457.
     *
     * @param detail what was wrong and what would be right, without personal data
     */
    public HttpProblem problem(String detail) {
        return builder(detail).build();
    }

    /**
     * The problem, to be completed with members or headers of its own.
     *
     * @param detail what was wrong and what would be right, without personal data
     */
    public HttpProblem.Builder builder(String detail) {
        return named(HttpProblem.builder().withStatus(status).withDetail(detail));
    }

    /** Whether a failure is a problem with this code. */
    public boolean isIn(Throwable failure) {
        return failure instanceof HttpProblem problem
                && code.equals(problem.getParameters().get("code"));
    }

    /** Gives a problem type, title and code. */
    HttpProblem.Builder named(HttpProblem.Builder problem) {
        return problem.withType(URI.create("urn:ripen:problem:" + code))
                .withTitle(title)
                .with("code", code);
    }
}
