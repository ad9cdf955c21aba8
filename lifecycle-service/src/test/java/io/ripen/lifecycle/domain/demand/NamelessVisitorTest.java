package io.ripen.lifecycle.domain.demand;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamelessVisitorTest {
    @ParameterizedTest
    @CsvSource({
        "anon-4711,                                4711, true",
        "anon-47,                                  4711, true",
        "anon-4712,                                4711, false",
        "anon-,                                    4711, false",
        "anonymous,                                4711, false",
        "day-c0ffee,                               4711, false",
        "form-6f1c2f0e-4a63-5b0e-9d57-0a4f4dbb3c11, 4711, true",
        "form-fillers,                             4711, false",
        ",                                         4711, false"
    })
    void isOneWhoseIdIsOfOneTouchpoint(String visitorId, String touchpointId, boolean nameless) {
        assertThat(NamelessVisitor.is(visitorId, touchpointId)).isEqualTo(nameless);
    }
}
