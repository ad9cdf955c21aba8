package io.ripen.ingest.segment;

import io.ripen.ingest.reading.JsonCuts.Cut;
import io.ripen.ingest.reading.Lines;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a request's body turned out to be. */
sealed interface SegmentBody {
    /**
     * Calls: those of a batch, those of a bare array, or the body itself. Whether each is JSON is not known yet.
     *
     * @param body the whole body
     * @param cuts where each call stands in it
     * @param batch what the body says for all of them
     * @param writeKey the key that the body gives
     * @param lines tells places of the body
     */
    record Calls(
            byte[] body,
            List<Cut> cuts,
            BatchMembers batch,
            @Nullable String writeKey,
            Lines lines) implements SegmentBody {
        Calls(byte[] body, List<Cut> cuts, BatchMembers batch, @Nullable String writeKey) {
            this(body, cuts, batch, writeKey, new Lines(body));
        }
    }

    /** No JSON, or none that holds calls. */
    record NotJson(String where, String reason) implements SegmentBody {}

    /** More calls than are taken. */
    record TooMany(int most) implements SegmentBody {}

    /**
     * What the body says for all its calls is too much for so many.
     *
     * @param most most bytes of it, counted once for each call
     */
    record TooMuchForEach(long most) implements SegmentBody {}
}
