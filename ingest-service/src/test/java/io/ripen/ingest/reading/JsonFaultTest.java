package io.ripen.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.ingest.reading.JsonCuts.Cut;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFaultTest {

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\":Smith}", "{\"name\":Smith': was expecting Smith}", "Smith", "[Smith\n]"})
    void doesNotRepeatWhatWasSent(String json) {
        assertThat(fault(json, 0).reason())
                .startsWith("Unrecognized token: was expecting")
                .doesNotContain("Smith");
    }

    @Test
    void tellsThePlaceWithinTheBody() {
        String body = "[{},\n{\"a\":1,}]";
        JsonFault fault = fault(body, 5);

        assertThat(fault.at()).isEqualTo(body.indexOf(",}") + 1);
        assertThat(fault.rejection(new Lines(bytes(body))).detail()).startsWith("At line 2, column 8 of the body: ");
    }

    @Test
    void saysThatSomethingFollows() {
        assertThat(fault("{} {}", 0).reason()).isEqualTo("There is something after the end of the value.");
    }

    private static JsonFault fault(String body, int from) {
        Cut cut = new Cut(from, body.length() - (from > 0 ? 1 : 0));
        try {
            BoundedJson.read(bytes(body), cut.from(), cut.length());
        } catch (IOException failure) {
            return JsonFault.of(failure, cut);
        }
        throw new AssertionError("it is JSON");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
