package io.ripen.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every golden example that was ever published, read by today's code. */
class GoldenExampleTest {
    private static final String ALL = "io.ripen.contracts.GoldenExample#all";

    @ParameterizedTest
    @MethodSource(ALL)
    void isValidAgainstTheSchemaOfItsRevision(GoldenExample example) {
        assertThat(Schemas.violations(example.schemaResource(), example.data())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void readsIntoItsRecordAndIsWrittenAgainWithoutLoss(GoldenExample example) {
        String written = Json.write(example.asRecord());

        assertThat(Json.parse(written)).isEqualTo(example.data());
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void isValidAgainstTodaysSchemaWhenWrittenAgain(GoldenExample example) {
        JsonNode written = Json.parse(Json.write(example.asRecord()));

        assertThat(Schemas.violations(example.type().schemaResource(), written)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void carriesTheHeadersThatItsTypeAndRevisionAskFor(GoldenExample example) {
        Map<String, String> headers = example.headers();

        assertThat(example.topic()).isEqualTo(example.type().topic().topicName());
        assertThat(headers)
                .containsEntry(CloudEventHeaders.SPEC_VERSION, CloudEventHeaders.SPEC_VERSION_1_0)
                .containsEntry(CloudEventHeaders.TYPE, example.type().typeName())
                .containsEntry(CloudEventHeaders.DATA_SCHEMA, example.dataSchema())
                .containsEntry(CloudEventHeaders.SUBJECT, example.key())
                .containsEntry(CloudEventHeaders.CONTENT_TYPE, CloudEventHeaders.JSON)
                .containsKeys(CloudEventHeaders.ID, CloudEventHeaders.SOURCE);
        assertThat(Instant.parse(headers.get(CloudEventHeaders.TIME))).isNotNull();
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void repeatsTheSequenceHeaderInItsData(GoldenExample example) {
        JsonNode sequence = example.data().get("sequence");
        if (sequence != null) {
            assertThat(example.headers()).containsEntry(CloudEventHeaders.SEQUENCE, sequence.asText());
        }
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void hasAReceiptThatAddsUpToTheScore(GoldenExample example) {
        if (example.type() == EventType.SCORE_CHANGED) {
            JsonNode score = example.data().get("score");
            BigDecimal fit = sum(example.data().get("receipt"), "fit");
            BigDecimal engagement = sum(example.data().get("receipt"), "engagement");

            assertThat(fit).isEqualByComparingTo(score.get("fit").decimalValue());
            assertThat(engagement).isEqualByComparingTo(score.get("engagement").decimalValue());
            assertThat(fit.add(engagement))
                    .isEqualByComparingTo(score.get("total").decimalValue());
        }
    }

    private static BigDecimal sum(JsonNode receipt, String axis) {
        return StreamSupport.stream(receipt.spliterator(), false)
                .filter(line -> line.get("axis").textValue().equals(axis))
                .map(line -> line.get("points").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
