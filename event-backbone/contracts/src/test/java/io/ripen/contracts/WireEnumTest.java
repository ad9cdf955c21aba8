package io.ripen.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.contracts.stage.SalesFeedback;
import io.ripen.contracts.touchpoint.TouchpointType;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireEnumTest {

    static Stream<Class<?>> enums() {
        return Contracts.wireEnums();
    }

    @Test
    void isFoundForEachOfTheEnums() {
        assertThat(enums()).hasSize(12);
    }

    @ParameterizedTest
    @MethodSource("enums")
    void readsAValueThatANewerVersionWroteAsUnknown(Class<?> type) {
        assertThat(Json.read("\"from-the-future\"", type)).hasToString("UNKNOWN");
    }

    @ParameterizedTest
    @MethodSource("enums")
    void readsBackEachValueThatItWrites(Class<?> type) {
        for (Object constant : type.getEnumConstants()) {
            String json = Json.write(constant);

            assertThat(json).matches("\"[a-z]+(-[a-z]+)*\"");
            Object read = Json.read(json, type);
            assertThat(read).isEqualTo(constant);
        }
    }

    @ParameterizedTest
    @MethodSource("enums")
    void tellsTheNameThatItWrites(Class<?> type) throws ReflectiveOperationException {
        for (Object constant : type.getEnumConstants()) {
            assertThat(type.getMethod("wireName").invoke(constant)).isEqualTo(WireNames.of((Enum<?>) constant));
        }
    }

    @Test
    void writesLowerCaseWithHyphens() {
        assertThat(TouchpointType.PAGE_VIEW.wireName()).isEqualTo("page-view");
        assertThat(SalesFeedback.Action.OPEN_OPPORTUNITY.wireName()).isEqualTo("open-opportunity");
        assertThat(SalesFeedback.Action.fromWire("open-opportunity")).isEqualTo(SalesFeedback.Action.OPEN_OPPORTUNITY);
    }
}
