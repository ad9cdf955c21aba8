package io.ripen.lanes.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstantModuleTest {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().addModule(new InstantModule()).build();
    private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    @Test
    void writesWhatJavaWritesAndReadsItBack() throws JsonProcessingException {
        Random random = new Random(1);
        List<Integer> units = List.of(1_000_000_000, 1_000_000, 1_000, 1);
        for (int i = 0; i < 100_000; i++) {
            int unit = units.get(i % units.size());
            long nanos = random.nextInt(1_000_000_000 / unit) * (long) unit;
            Instant instant = Instant.ofEpochSecond(random.nextLong(FIRST, LAST + 1), nanos);

            String json = MAPPER.writeValueAsString(instant);

            assertThat(json).isEqualTo("\"" + instant + "\"");
            assertThat(MAPPER.readValue(json, Instant.class)).isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0001-01-01T00:00:00Z", "+10000-01-01T00:00:00Z"})
    void writesYearsThatRfc3339DoesNotKnow(Instant instant) throws JsonProcessingException {
        assertThat(MAPPER.writeValueAsString(instant)).isEqualTo("\"" + instant + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"2026-03-29T03:30:00+02:00\"', 2026-03-29T01:30:00Z",
        "'\"2026-02-28T24:00:00Z\"', 2026-03-01T00:00:00Z",
        "'\"2026-11-22T10:00:00.1234567Z\"', 2026-11-22T10:00:00.123456700Z",
        "1774747800, 2026-03-29T01:30:00Z",
        "1774747800.25, 2026-03-29T01:30:00.250Z",
    })
    void readsWhatJacksonsOwnModuleReads(String json, Instant expected) throws JsonProcessingException {
        assertThat(MAPPER.readValue(json, Instant.class)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"'\"yesterday\"'", "'\"2026-02-30T00:00:00Z\"'", "'\"2026-11-22T10:00:00\"'", "true", "{}"})
    void refusesWhatIsNoInstant(String json) {
        assertThatThrownBy(() -> MAPPER.readValue(json, Instant.class)).isInstanceOf(JsonProcessingException.class);
    }
}
