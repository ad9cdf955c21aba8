package io.ripen.webhooks.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPlanTest {
    private static final RetryPlan PLAN = new RetryPlan(Duration.ofSeconds(5), Duration.ofHours(1), 24);
    private static final double MIDDLE = 0.5;

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 299})
    void takesEveryStatusOfItsClassForSuccess(int status) {
        assertThat(PLAN.judge(answered(status), 23, MIDDLE)).isEqualTo(new Verdict.Delivered());
    }

    @ParameterizedTest
    @ValueSource(ints = {199, 300, 301, 404, 429, 500})
    void takesEveryOtherStatusForFailure(int status) {
        assertThat(PLAN.judge(answered(status), 0, MIDDLE))
                .isEqualTo(new Verdict.Retry("status-" + status, Duration.ofSeconds(5)));
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "1, 10", "2, 20", "9, 2560", "10, 3600", "22, 3600"})
    void doublesThePauseUpToTheLongest(int failuresBefore, int seconds) {
        assertThat(PLAN.judge(new Attempt.Unanswered("timeout"), failuresBefore, MIDDLE))
                .isEqualTo(new Verdict.Retry("timeout", Duration.ofSeconds(seconds)));
    }

    @Test
    void staysWithinBoundsHoweverManyFailuresAreAllowed() {
        RetryPlan patient = new RetryPlan(Duration.ofSeconds(5), Duration.ofHours(1), 1000);

        assertThat(patient.judge(answered(500), 900, MIDDLE))
                .isEqualTo(new Verdict.Retry("status-500", Duration.ofHours(1)));
    }

    @Test
    void spreadsPausesByAFifthEachWayAndNeverBeyondTheLongest() {
        assertThat(PLAN.judge(answered(500), 0, 0)).isEqualTo(new Verdict.Retry("status-500", Duration.ofSeconds(4)));
        assertThat(PLAN.judge(answered(500), 0, 1)).isEqualTo(new Verdict.Retry("status-500", Duration.ofSeconds(6)));
        assertThat(PLAN.judge(answered(500), 15, 1)).isEqualTo(new Verdict.Retry("status-500", Duration.ofHours(1)));
    }

    @Test
    void waitsAsLongAsTheReceiverAsksButNotLongerThanTheLongest() {
        assertThat(PLAN.judge(asking(60), 0, MIDDLE))
                .isEqualTo(new Verdict.Retry("status-503", Duration.ofSeconds(60)));
        assertThat(PLAN.judge(asking(1), 0, MIDDLE)).isEqualTo(new Verdict.Retry("status-503", Duration.ofSeconds(5)));
        assertThat(PLAN.judge(asking(86_400), 0, MIDDLE))
                .isEqualTo(new Verdict.Retry("status-503", Duration.ofHours(1)));
    }

    @Test
    void givesUpAfterTheAgreedNumberOfFailures() {
        assertThat(PLAN.judge(answered(500), 22, MIDDLE)).isInstanceOf(Verdict.Retry.class);
        assertThat(PLAN.judge(answered(500), 23, MIDDLE)).isEqualTo(new Verdict.Disable("status-500"));
        assertThat(PLAN.judge(new Attempt.Unanswered("timeout"), 23, MIDDLE)).isEqualTo(new Verdict.Disable("timeout"));
    }

    @Test
    void givesUpAtOnceWhenTheReceiverIsGone() {
        assertThat(PLAN.judge(answered(410), 0, MIDDLE)).isEqualTo(new Verdict.Disable("status-410"));
    }

    private static Attempt answered(int status) {
        return new Attempt.Answered(status, null);
    }

    private static Attempt asking(int seconds) {
        return new Attempt.Answered(503, Duration.ofSeconds(seconds));
    }
}
