package io.ripen.nurture.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** The mappings of a journey file with the keys that each may have. The published JSON Schema has the same. */
enum Shape {
    JOURNEY(
            "journey",
            "version",
            "priority",
            "trigger",
            "audience",
            "re-entry",
            "hold-out",
            "excluded-stages",
            "exits",
            "goals",
            "takes-over",
            "steps"),
    TRIGGER(
            "stage-entered",
            "becomes-true",
            "content-used",
            "consent-asked",
            "sla-breached",
            "inactive-for",
            "on-date"),
    CONTENT_PATTERN("type", "times", "within"),
    CONDITION("all", "any", "not", "in-stage", "score-at-least", "interest", "knows", "agreed", "used"),
    INTEREST("topic", "at-least"),
    AGREED("purpose", "at-least"),
    USED("type", "topic"),
    MAIL("mail", "template", "variants", "purpose", "kind", "offers", "hold-at-cap"),
    VARIANT("name", "template", "weight"),
    ASK("ask", "facts", "template", "purpose"),
    WAIT("wait", "for"),
    WAIT_UNTIL("wait-until", "when", "at-most"),
    BRANCH("branch", "when", "then", "else"),
    SPLIT("split", "arms"),
    ARM("then", "weight"),
    WEBHOOK("webhook", "endpoint"),
    EXIT("exit");

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
