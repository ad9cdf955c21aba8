package io.ripen.lifecycle.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.lifecycle.http.PageCursor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeadCursorTest {
    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "2026-03-01T10:00:00.123456Z", "9999-12-31T00:00:00Z"})
    void readsInstants(String instant) {
        PageCursor<Instant> cursor = new PageCursor<>(Instant.parse(instant), "lead");

        assertThat(PageCursor.decoded(cursor.encoded(), LeadResource::enteredAt))
                .contains(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1000000000-12-31T23:59:59Z", "-9999-01-01T00:00:00Z", "+10000-01-01T00:00:00Z", "soon"})
    void refusesInstantsThatTheDatabaseHasNot(String instant) {
        String cursor = Base64.getUrlEncoder().encodeToString((instant + " lead").getBytes(StandardCharsets.UTF_8));

        assertThat(PageCursor.decoded(cursor, LeadResource::enteredAt)).isEmpty();
    }
}
