package io.ripen.scoring.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.ripen.lanes.CommandAnswer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class LeadDeskTest {

    @Test
    void makesAProblemOfACommandThatTheLaneGaveUp() {
        assertThatThrownBy(() -> LeadDesk.decided(new CommandAnswer("c-1", CommandAnswer.FAILED, "{}")))
                .asInstanceOf(InstanceOfAssertFactories.type(HttpProblem.class))
                .returns(500, HttpProblem::getStatusCode)
                .returns("command-failed", problem -> problem.getParameters().get("code"));
    }

    @Test
    void doesNotCallARefusedCommandAFailedOne() {
        LeadAnswer refused = new LeadAnswer("l-1", "from-the-future", null, 1, null, null, null);

        assertThat(CommandProblems.refused(CommandAnswer.REFUSED, refused))
                .returns(409, HttpProblem::getStatusCode)
                .returns("command-refused", problem -> problem.getParameters().get("code"));
    }
}
