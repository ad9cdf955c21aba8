package io.ripen.ingest.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/** Gives the problems that the framework makes, such as 404 and 405, a stable code and type as well. */
@ApplicationScoped
class CodeOnEveryProblem implements ProblemPostProcessor {

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getParameters().containsKey("code")) {
            return problem;
        }
        ProblemCode code = ProblemCode.ofStatus(problem.getStatusCode());
        return HttpProblem.builder(problem)
                .withType(URI.create("urn:ripen:problem:" + code.wireName()))
                .with("code", code.wireName())
                .build();
    }
}
