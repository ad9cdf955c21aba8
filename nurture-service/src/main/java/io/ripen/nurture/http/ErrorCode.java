package io.ripen.nurture.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.util.Locale;

/** Every problem that an HTTP answer can report. Codes are stable; texts may change. */
enum ErrorCode {
    TOKEN_MISSING_OR_INVALID("No valid bearer token"),
    ROLE_MISSING("The token has none of the roles that this needs"),
    NOT_FOUND("There is nothing at this address"),
    REQUEST_INVALID("The request cannot be understood"),
    TEMPLATE_NOT_COMPOSABLE("No mail can be made of the template"),
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
            case 422 -> TEMPLATE_NOT_COMPOSABLE;
            default -> status < 500 ? REQUEST_INVALID : INTERNAL;
        };
    }

    /** Finishes a problem with type, title and code. */
    HttpProblem with(HttpProblem.Builder problem) {
        return problem.withType(URI.create("urn:ripen:problem:" + code))
                .withTitle(title)
                .with("code", code)
                .build();
    }
}
