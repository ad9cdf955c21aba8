package io.ripen.scoring.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;

/** Gives a stable code to the problems that the framework reports by itself. */
@ApplicationScoped
class ProblemCodes implements ProblemPostProcessor {

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getParameters().containsKey("code")) {
            return problem;
        }
        return code(problem.getStatusCode()).named(HttpProblem.builder(problem)).build();
    }

    private static ErrorCode code(int status) {
        return switch (status) {
            case 401 -> ErrorCode.TOKEN_MISSING_OR_INVALID;
            case 403 -> ErrorCode.ROLE_MISSING;
            case 404 -> ErrorCode.NOT_FOUND;
            default -> status < 500 ? ErrorCode.REQUEST_INVALID : ErrorCode.INTERNAL;
        };
    }
}
