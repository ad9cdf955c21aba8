package io.ripen.lanes.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.ripen.contracts.score.ReceiptLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReceiptLineWriterTest {
    private final JsonMapper jackson = JsonMapper.builder()
            .addModule(new InstantModule())
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private final JsonMapper ours = jackson.rebuild()
            .addModule(new SimpleModule().addSerializer(ReceiptLine.class, new ReceiptLineWriter()))
            .build();

    @ParameterizedTest
    @MethodSource
    void writesWhatJacksonWouldWrite(ReceiptLine line) throws Exception {
        assertThat(ours.writeValueAsString(line)).isEqualTo(jackson.writeValueAsString(line));
    }

    static Stream<ReceiptLine> writesWhatJacksonWouldWrite() {
        Instant now = Instant.parse("2026-11-23T16:00:00.123Z");
        return Stream.of(
                line("page-view", "id \"quoted\"", 1, now, "1.00", "-0.99", "0.01", "www.example.com/äöü\n"),
                line("cap", null, 0, null, "-35.50", "0.00", "-35.50", null),
                line("earlier", null, 512, now.plusNanos(456), "21474836.47", "-21474836.48", "-0.01", null),
                line("unusual", "", 1, Instant.EPOCH, "1E+3", "0", "1E-12", ""),
                line(
                        "huge",
                        null,
                        1,
                        now,
                        "9223372036854775807.00",
                        "-0.07",
                        "123456789012345678901234567890.12",
                        "x"));
    }

    private static ReceiptLine line(
            String rule,
            String touchpointId,
            int count,
            Instant occurredAt,
            String awarded,
            String decayed,
            String points,
            String detail) {
        return new ReceiptLine(
                "engagement",
                rule,
                touchpointId,
                count,
                occurredAt,
                new BigDecimal(awarded),
                new BigDecimal(decayed),
                new BigDecimal(points),
                detail);
    }
}
