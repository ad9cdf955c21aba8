package io.ripen.ingest.segment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The calls of Segment's specification. */
enum CallKind {
    TRACK,
    IDENTIFY,
    PAGE,
    SCREEN,
    GROUP,
    ALIAS;

    private static final Map<String, CallKind> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(CallKind::wireName, kind -> kind));

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The kind of this name, in any case; null if there is none. */
    static @Nullable CallKind named(@Nullable String name) {
        return name == null ? null : BY_NAME.get(name.strip().toLowerCase(Locale.ROOT));
    }

    /**
     * The kind that a path names, in full or by the one letter that browsers use; null for {@code batch} and others.
     *
     * @param segment the path's last segment
     */
    static @Nullable CallKind ofPath(String segment) {
        return Arrays.stream(values())
                .filter(kind -> segment.equals(kind.wireName) || segment.equals(kind.wireName.substring(0, 1)))
                .findFirst()
                .orElse(null);
    }

    /** The names of all kinds. */
    static List<String> names() {
        return Arrays.stream(values()).map(CallKind::wireName).toList();
    }

    /** The name in calls, for example {@code track}. */
    String wireName() {
        return wireName;
    }
}
