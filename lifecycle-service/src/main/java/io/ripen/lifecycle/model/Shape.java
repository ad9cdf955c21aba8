package io.ripen.lifecycle.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** The mappings of a stage file with the keys that each may have. The published JSON Schema has the same. */
enum Shape {
    MODEL("model", "version", "counters", "buying-centre", "calendar", "clocks", "reasons", "stages"),
    CALENDAR("zone", "hours", "holidays"),
    HOURS("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    HOLIDAYS("country", "region", "also"),
    CLOCK("name", "within", "due-before", "grace", "escalate-after", "attempts", "met-by", "met-in"),
    STAGE("name", "enters", "on-entry", "commands", "end"),
    WAY("from", "when", "dwell", "priority"),
    ON_ENTRY("handover", "start", "pause-clocks", "quarantine", "recycle"),
    HANDOVER("wants", "advice"),
    ADVICE("when", "say"),
    QUARANTINE("reason", "for"),
    RECYCLE("boost", "if-been");

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set
    private final Set<String> keys;

    Shape(String... keys) {
        this.keys = Collections.unmodifiableSet(new LinkedHashSet<>(Arrays.asList(keys)));
    }

    /** The keys that are allowed, in the order in which they are best written. */
    Set<String> keys() {
        return keys;
    }

    /** The name of its definition in the JSON Schema. */
    String definition() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
