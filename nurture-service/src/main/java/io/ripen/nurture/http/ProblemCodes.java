package io.ripen.nurture.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;

/** Gives each problem a stable code. */
@ApplicationScoped
class ProblemCodes implements ProblemPostProcessor {

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        return ErrorCode.of(problem.getStatusCode()).with(HttpProblem.builder(problem));
    }
}
