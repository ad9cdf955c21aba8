package io.ripen.ingest.segment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ripen.ingest.reading.BoundedJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientTimeTest {
    @ParameterizedTest
    @CsvSource({
        "'\"2026-11-22T09:30:00Z\"', 2026-11-22T09:30:00Z",
        "'\"2026-11-22T09:30:00.123456789z\"', 2026-11-22T09:30:00.123456789Z",
        "'\" 2026-11-22T10:30:00+01:00\"', 2026-11-22T09:30:00Z",
        "'\"2026-11-22T10:30:00.5+0100\"', 2026-11-22T09:30:00.500Z",
        "'\"2026-11-22T10:30:00+01\"', 2026-11-22T09:30:00Z",
        "'\"2026-11-22 09:30:00\"', 2026-11-22T09:30:00Z",
        "'\"2026-11-22T09:30\"', 2026-11-22T09:30:00Z",
        "'\"2026-11-22\"', 2026-11-22T00:00:00Z",
        "1795339800, 2026-11-22T09:30:00Z",
        "1795339800000, 2026-11-22T09:30:00Z",
        "1795339800.25, 2026-11-22T09:30:00.250Z",
        "'\"1795339800000\"', 2026-11-22T09:30:00Z",
    })
    void readsTimesAsSdksWriteThem(String json, String time) throws JsonProcessingException {
        assertThat(ClientTime.of(BoundedJson.MAPPER.readTree(json))).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "{}",
                "\"\"",
                "\"now\"",
                "\"2026-13-01\"",
                "\"2026-11-22T25:00:00Z\"",
                "\"+99999-01-01T00:00:00Z\"",
                "1e40",
                "-1e40",
                "1e999999999",
                "\"99999999999999999999999\"",
            })
    void readsNothingElse(String json) throws JsonProcessingException {
        assertThat(ClientTime.of(BoundedJson.MAPPER.readTree(json))).isNull();
    }

    @Test
    void readsNothingFromNothing() {
        assertThat(ClientTime.of(BoundedJson.MAPPER.missingNode())).isNull();
    }
}
