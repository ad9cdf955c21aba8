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

    @Test
    void saysAsWhomAMergedLeadGoesOn() {
        String answer = """
                {"leadId": "a", "refusal": "lead-merged", "stage": "SAL", "sequence": 7, "allowed": [],
                 "isRepeated": false, "mergedInto": "b"}""";

        assertThatThrownBy(() -> SalesDesk.answer(new CommandAnswer("c-1", 409, answer)))
                .hasMessageContaining("lead-merged; the lead goes on as b, say it of that one")
                .asInstanceOf(InstanceOfAssertFactories.type(HttpProblem.class))
                .returns("b", problem -> problem.getParameters().get("mergedInto"));
    }
}
