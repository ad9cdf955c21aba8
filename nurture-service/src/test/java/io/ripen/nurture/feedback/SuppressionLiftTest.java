package io.ripen.nurture.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.ripen.lanes.CommandAnswer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class SuppressionLiftTest {

    @Test
    void tellsWhatTheLaneMadeOfIt() {
        assertThat(SuppressionLift.lifted(new CommandAnswer("c-1", 200, "{\"lifted\":true}")))
                .isTrue();
        assertThat(SuppressionLift.lifted(new CommandAnswer("c-1", 200, "{}"))).isFalse();
    }

    @Test
    void doesNotTakeALiftThatTheLaneGaveUpForOneOfNothing() {
        assertThatThrownBy(() -> SuppressionLift.lifted(new CommandAnswer("c-1", 500, "{\"code\":\"command-failed\"}")))
                .asInstanceOf(InstanceOfAssertFactories.type(HttpProblem.class))
                .returns(500, HttpProblem::getStatusCode)
                .returns("command-failed", problem -> problem.getParameters().get("code"));
    }
}
