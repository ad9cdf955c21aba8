package io.ripen.nurture.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendLogTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private static SendLogLine line(String journey, @Nullable String reason) {
        return new SendLogLine(
                NOW,
                "lead-1/j/s/1",
                "lead-1",
                journey,
                1,
                "s",
                1,
                null,
                "welcome",
                "marketing",
                "contact-by-mail",
                "SENT",
                reason,
                1,
                null,
                "x@ripen.example");
    }

    @Test
    void asksForEverythingUntilNowUnlessToldOtherwise() {
        assertThat(SendLogQuestion.of(null, "", " ", null, NOW))
                .isEqualTo(new SendLogQuestion(Instant.EPOCH, NOW, null, null));
    }

    @Test
    void takesDatesAndInstants() {
        assertThat(SendLogQuestion.of("2026-11-01", "2026-11-02T08:00:00Z", "win-back", "SENT", NOW))
                .isEqualTo(new SendLogQuestion(
                        Instant.parse("2026-11-01T00:00:00Z"),
                        Instant.parse("2026-11-02T08:00:00Z"),
                        "win-back",
                        "SENT"));
    }

    @ParameterizedTest
    @CsvSource({
        "yesterday, , , from must be a date",
        "2026-11-01T25:00:00Z, , , from must be a date",
        "-99999-01-01, , , from must be a date",
        "1969-12-31T23:59:59Z, , , from must be a date",
        ", +10000-01-01, , to must be a date",
        ", 2026-02-30, , to must be a date",
        "2026-11-23, , , from must not be after to",
        ", , sent, 'state must be one of QUEUED, SENDING, SENT'"
    })
    void saysWhatWouldBeRight(@Nullable String from, @Nullable String to, @Nullable String state, String message) {
        assertThatThrownBy(() -> SendLogQuestion.of(from, to, null, state, NOW))
                .isInstanceOf(HttpProblem.class)
                .hasMessageContaining(message);
    }

    @Test
    void writesOneLineAMailInTheOrderOfTheHeader() {
        assertThat(SendLogCsv.header() + SendLogCsv.lines(List.of(line("a,b", null), line("c", "bounced"))))
                .isEqualTo("createdAt,mailKey,leadId,journey,journeyVersion,step,entry,variant,template,kind,purpose,"
                        + "state,reason,attempts,settledAt,messageId\r\n"
                        + "2026-11-22T10:00:00Z,lead-1/j/s/1,lead-1,\"a,b\",1,s,1,,welcome,marketing,contact-by-mail,"
                        + "SENT,,1,,x@ripen.example\r\n"
                        + "2026-11-22T10:00:00Z,lead-1/j/s/1,lead-1,c,1,s,1,,welcome,marketing,contact-by-mail,"
                        + "SENT,bounced,1,,x@ripen.example\r\n");
    }

    @ParameterizedTest
    @CsvSource({"=1+1", "+1", "-1", "@x"})
    void letsNoTextBecomeAFormula(String journey) {
        assertThat(SendLogCsv.lines(List.of(line(journey, null)))).contains(",'" + journey + ",");
    }
}
