package io.ripen.ingest.cloudevents;

import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.reading.HashedIds;

/** Makes one id of source and id, which only together name a CloudEvent. */
final class TouchpointIds {
    private static final String HASHED = "ce-";

    private TouchpointIds() {}

    /** Source, {@code #} and id; where that is too long or not visible ASCII, a hash of it. */
    static String of(String source, String id) {
        String both = source + "#" + id;
        boolean plain = both.length() <= Member.ID.maxLength() && both.chars().allMatch(c -> c > ' ' && c < 0x7F);
        return plain ? both : HashedIds.of(HASHED, both);
    }
}
