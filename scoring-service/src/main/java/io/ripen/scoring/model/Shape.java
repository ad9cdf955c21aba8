package io.ripen.scoring.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The mappings of a model file with the keys that each may have. The published JSON Schema has the same. */
enum Shape {
    MODEL(
            "a model",
            "model",
            "version",
            "publish-step",
            "thresholds",
            "email-domains",
            "functions",
            "bands",
            "evidence",
            "fit",
            "engagement",
            "examples"),
    EMAIL_DOMAINS("a class of mail domains", "class", "list", "domains"),
    FUNCTION("a function", "name", "keywords"),
    BANDS("'bands'", "fit", "engagement"),
    BAND("a band", "name", "from"),
    EVIDENCE("'evidence'", "page-view-within", "form-within", "second-click-within", "scanner-burst"),
    FIT("'fit'", "cap", "groups", "rules"),
    ENGAGEMENT("'engagement'", "cap", "groups", "rules"),
    GROUP("a group", "id", "cap"),
    FIT_RULE("a fit rule", "id", "when", "points", "group"),
    ENGAGEMENT_RULE(
            "an engagement rule",
            "id",
            "when",
            "idle",
            "points",
            "limit",
            "cap",
            "group",
            "decay",
            "topic",
            "counters",
            "evidence"),
    IDLE("'idle'", "for", "times", "without"),
    LIMIT("a limit", "times", "per", "cool-down", "lifetime"),
    DECAY("'decay'", "step", "linear", "half-life"),
    CONDITION("a condition", conditions()),
    PROPERTY("a property condition", "name", "in", "not-in", "at-least", "at-most", "starts", "matches"),
    FACT("a fact condition", "name", "in", "matches"),
    COUNT("'count'", "of", "at-least", "within", "same", "distinct"),
    AFTER("'after'", "of", "at-least", "within", "same", "distinct"),
    EXAMPLE("an example", "name", "touchpoints", "at", "expect"),
    EXAMPLE_TOUCHPOINT(
            "a touchpoint",
            "at",
            "id",
            "site",
            "type",
            "name",
            "page",
            "asset",
            "campaign",
            "facts",
            "properties",
            "mail",
            "script",
            "confirmed"),
    EXAMPLE_ASSET("an asset", "id", "type", "topic", "product", "phase"),
    EXAMPLE_CAMPAIGN("a campaign", "name", "source", "medium", "click-id"),
    EXAMPLE_EXPECT("'expect'", "fit", "engagement", "total", "band", "lines", "interests", "counters");

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be changed
    private final Set<String> keys;

    Shape(String label, String... keys) {
        this.label = label;
        this.keys = Set.of(keys);
    }

    /** For messages. */
    String label() {
        return label;
    }

    /** The keys that are allowed. */
    Set<String> keys() {
        return keys;
    }

    /** The name of its definition in the JSON Schema. */
    String definition() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String[] conditions() {
        List<String> keys = new ArrayList<>(
                List.of("type", "property", "fact", "email-domain", "count", "after", "all", "any", "not"));
        keys.addAll(TextCondition.BY_KEY.keySet());
        return keys.toArray(String[]::new);
    }
}
