package io.ripen.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void requestsOfAnOpenLoopAreDueAtAFixedRateHoweverLateItIs() {
        Pace pace = new Pace.Open(4000);

        assertThat(pace.dueNanos(0, 0)).isZero();
        assertThat(pace.dueNanos(1, 9_000_000_000L)).isEqualTo(250_000);
        assertThat(pace.dueNanos(40_000, 0)).isEqualTo(10_000_000_000L);
    }

    @Test
    void requestsOfAClosedLoopAreDueAtOnce() {
        assertThat(new Pace.Closed().dueNanos(17, 123)).isEqualTo(123);
    }

    @Test
    void aCountedLoopEndsWithItsLastRequest() {
        Pace pace = new Pace.Counted(2);

        assertThat(pace.dueNanos(1, 123)).isEqualTo(123);
        assertThat(pace.dueNanos(2, 123)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void refusesARateThatIsNone() {
        assertThatThrownBy(() -> new Pace.Open(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Pace.Open(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isTheSameInTheGeneratorsProcess() throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        Phase open = new Phase("fixed-rate", new Pace.Open(12.5), 3);
        Phase closed = new Phase("most", new Pace.Closed(), 3);

        assertThat(json.readValue(json.writeValueAsString(open), Phase.class)).isEqualTo(open);
        assertThat(json.readValue(json.writeValueAsString(closed), Phase.class)).isEqualTo(closed);
        Phase counted = new Phase("backlog", new Pace.Counted(7), 3);
        assertThat(json.readValue(json.writeValueAsString(counted), Phase.class))
                .isEqualTo(counted);
    }
}
