package io.ripen.scoring.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Every problem that an HTTP answer can report. Codes are stable; texts may change. */
public enum ErrorCode {
    TOKEN_MISSING_OR_INVALID(401, "No valid bearer token"),
    ROLE_MISSING(403, "The token has none of the roles that this needs"),
    NOT_FOUND(404, "There is nothing at this address"),
    REQUEST_INVALID(400, "The request cannot be understood"),
    INTERNAL(500, "The request failed; trying again may help"),
    INVALID_PARAMETER(400, "A parameter cannot be used"),
    INVALID_BODY(400, "The body cannot be used"),
    LEAD_UNKNOWN(404, "There is no such lead"),
    LEAD_ERASED(410, "The lead was erased"),
    LEAD_MERGED(308, "The lead was merged"),
    EMAIL_UNKNOWN(404, "There is no such lead"),
    FACT_NAME_UNKNOWN(404, "There is no such fact"),
    BEFORE_FIRST_TOUCHPOINT(404, "The lead had no score yet"),
    ACCOUNT_UNKNOWN(404, "There is no such account"),
    TOUCHPOINT_UNKNOWN(404, "There is no such touchpoint"),
    NOT_ERASED(404, "There is no erasure"),
    SAME_LEAD(409, "A lead is itself"),
    WRONG_SURVIVOR(409, "The other lead must survive"),
    NOT_MERGED_HERE(409, "The leads are not merged"),
    MERGE_UNDER_WAY(409, "A merge is under way"),
    HISTORY_NOT_TAKEN(409, "The touchpoint is on its way"),
    COMMAND_FAILED(409, "The command was refused"),
    IDEMPOTENCY_KEY_REUSED(409, "The key belongs to another command"),
    ANSWER_LATE(503, "The command is stored and not decided yet"),
    MODEL_INVALID(400, "The model cannot be used"),
    MODEL_VERSION_UNKNOWN(404, "There is no such version"),
    MODEL_VERSION_FINAL(409, "A version that was published never changes"),
    MODEL_VERSION_NOT_NEWER(409, "A newer version was published already"),
    REFOLD_UNKNOWN(404, "There is no such re-fold"),
    REFOLD_STATE(409, "The re-fold's state does not allow that"),
    BACKTEST_UNKNOWN(404, "There is no such backtest"),
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
