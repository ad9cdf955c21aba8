package io.ripen.lanes.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.lanes.engine.Isolation.Focus;
import io.ripen.lanes.engine.Isolation.Taken;
import org.junit.jupiter.api.Test;

class IsolationTest {
    private static final int NORMAL = 100;

    @Test
    void takesEverythingTogetherAsLongAsNothingFails() {
        assertThat(Isolation.NONE.recordLimit(NORMAL)).isEqualTo(NORMAL);
        assertThat(Isolation.NONE.timerLimit(NORMAL)).isEqualTo(NORMAL);
        assertThat(Isolation.NONE.commandLimit(NORMAL)).isEqualTo(NORMAL);
        assertThat(Isolation.NONE.afterSuccess(false, NORMAL)).isEqualTo(Isolation.NONE);
    }

    @Test
    void splitsAMixtureByKindFirst() {
        Isolation split = Isolation.NONE.afterFailure(new Taken(10, 2, 1, null));
        assertThat(split.focus()).isEqualTo(Focus.RECORDS);
        assertThat(split.recordLimit(NORMAL)).isEqualTo(NORMAL);
        assertThat(split.timerLimit(NORMAL)).isZero();
        assertThat(split.commandLimit(NORMAL)).isZero();
    }

    @Test
    void startsAMixtureWithoutRecordsWithTheTimers() {
        assertThat(Isolation.NONE.afterFailure(new Taken(0, 2, 1, null)).focus())
                .isEqualTo(Focus.TIMERS);
    }

    @Test
    void halvesABatchOfOneKind() {
        Isolation half = Isolation.NONE.afterFailure(new Taken(10, 0, 0, null));
        assertThat(half).isEqualTo(new Isolation(Focus.RECORDS, 5));
        assertThat(half.afterFailure(new Taken(5, 0, 0, null))).isEqualTo(new Isolation(Focus.RECORDS, 2));
        assertThat(Isolation.NONE.afterFailure(new Taken(0, 0, 7, null))).isEqualTo(new Isolation(Focus.COMMANDS, 3));
    }

    @Test
    void countsTheFailuresOfASingleInput() {
        Isolation once = new Isolation(Focus.RECORDS, 1).afterFailure(new Taken(1, 0, 0, "one"));
        assertThat(once.failures()).isEqualTo(1);
        assertThat(once.afterFailure(new Taken(1, 0, 0, "one")).failures()).isEqualTo(2);
        assertThat(once.recordLimit(NORMAL)).isEqualTo(1);
    }

    @Test
    void countsAnewWhenAnotherInputHasComeToItsPlace() {
        Isolation twice = new Isolation(Focus.COMMANDS, 1, 2, "one");
        Isolation other = twice.afterFailure(new Taken(0, 0, 1, "other"));
        assertThat(other.failures()).isEqualTo(1);
        assertThat(other.suspect()).isEqualTo("other");
    }

    @Test
    void doublesAfterEachSuccessAndForgetsTheFailures() {
        assertThat(new Isolation(Focus.RECORDS, 2, 2, "one").afterSuccess(false, NORMAL))
                .isEqualTo(new Isolation(Focus.RECORDS, 4));
    }

    @Test
    void goesThroughTheKindsAndBackToEverything() {
        Isolation timers = new Isolation(Focus.RECORDS, 1).afterSuccess(true, NORMAL);
        assertThat(timers.focus()).isEqualTo(Focus.TIMERS);
        Isolation commands = timers.afterSuccess(false, NORMAL);
        assertThat(commands.focus()).isEqualTo(Focus.COMMANDS);
        assertThat(commands.afterSuccess(true, NORMAL).isNone()).isTrue();
    }
}
