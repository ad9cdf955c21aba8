package io.ripen.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ripen.contracts.RandomRecords.Members;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Random instances of every record; the same ones again with {@code -Dripen.seed=N}. */
class RecordRoundTripTest {
    private static final long SEED = Long.getLong("ripen.seed", new Random().nextLong());
    private static final int RUNS = 50;

    static Stream<Class<? extends Record>> records() {
        return Contracts.records();
    }

    @ParameterizedTest
    @MethodSource("records")
    void readsBackEqualToWhatWasWritten(Class<? extends Record> type) {
        for (Members members : Members.values()) {
            for (int run = 0; run < RUNS; run++) {
                Record written = random(members, run).next(type);
                String json = Json.write(written);

                assertThat(Json.read(json, type))
                        .as("-Dripen.seed=%d: %s", SEED, json)
                        .isEqualTo(written);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void writesWhatTheSchemaOfItsTypeAllows(EventType type) {
        for (Members members : Members.values()) {
            for (int run = 0; run < RUNS; run++) {
                JsonNode json = Json.parse(Json.write(random(members, run).next(type.dataType())));

                assertThat(Schemas.violations(type.schemaResource(), json))
                        .as("-Dripen.seed=%d: %s", SEED, json)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void ignoresFieldsThatANewerVersionAdded(EventType type) {
        Record written = random(Members.ALL, 0).next(type.dataType());
        JsonNode json = Json.parse(Json.write(written));
        addUnknownFields(json);

        assertThat(Json.read(json.toString(), type.dataType()))
                .as("-Dripen.seed=%d", SEED)
                .isEqualTo(written);
        assertThat(Schemas.violations(type.schemaResource(), json)).isEmpty();
    }

    /** Into every object but the free maps, whose members are values and not fields. */
    private static void addUnknownFields(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().stream()
                    .filter(member -> !member.getKey().matches("properties|interests|products|counters"))
                    .forEach(member -> addUnknownFields(member.getValue()));
            object.putObject("addedLater").put("nested", true);
        } else if (node instanceof ArrayNode array) {
            array.forEach(RecordRoundTripTest::addUnknownFields);
        }
    }

    private static RandomRecords random(Members members, int run) {
        return new RandomRecords(new Random(SEED + run), members);
    }
}
