package io.ripen.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.ingest.domain.Decision;
import io.ripen.ingest.intake.IntakeInTests;
import io.ripen.ingest.intake.Protocol;
import io.ripen.lanes.json.EventJson;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What was accepted becomes an event that every consumer can hold, however odd the texts were. */
public final class Writable {
    private static final int MAX_RECORD_BYTES = 300_000;

    /** Not the letters after an escaped backslash, which a text may hold. */
    private static final Pattern ESCAPED_NULL = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u0000");

    private Writable() {}

    /** Whether it was accepted; fails if it was and cannot be written. */
    public static boolean isAccepted(Decision decision, Protocol protocol) {
        if (decision instanceof Decision.Accepted accepted) {
            TouchpointCaptured captured = IntakeInTests.captured(accepted, protocol);
            byte[] json = EventJson.write(captured);
            assertThat(json.length).isLessThan(MAX_RECORD_BYTES);
            assertThat(new String(json, StandardCharsets.UTF_8)).doesNotContainPattern(ESCAPED_NULL);
            return true;
        }
        return false;
    }
}
