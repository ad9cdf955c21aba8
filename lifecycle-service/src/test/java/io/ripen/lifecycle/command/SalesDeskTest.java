package io.ripen.lifecycle.command;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.ripen.lanes.CommandAnswer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class SalesDeskTest {
    /** A problem is what an import reports for one row while the others go on. */
    @Test
    void makesAProblemOfACommandThatTheLaneGaveUp() {
        assertThatThrownBy(() -> SalesDesk.answer(new CommandAnswer("c-1", 500, "{}")))
                .asInstanceOf(InstanceOfAssertFactories.type(HttpProblem.class))
                .returns(500, HttpProblem::getStatusCode)
                .returns("command-failed", problem -> problem.getParameters().get("code"));
    }
}
