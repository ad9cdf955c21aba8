package io.ripen.lifecycle.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageCursorTest {

    @Test
    void readsWhatItWrote() {
        PageCursor cursor = new PageCursor(Instant.parse("2026-03-01T10:00:00.123456Z"), "lead with spaces");

        assertThat(PageCursor.decoded(cursor.encoded())).contains(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%%%", "bm8tc3BhY2U", "bm90LWEtdGltZSBsZWFk"})
    void refusesAnythingElse(String text) {
        assertThat(PageCursor.decoded(text)).isEmpty();
    }
}
