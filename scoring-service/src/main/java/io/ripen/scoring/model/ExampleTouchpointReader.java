package io.ripen.scoring.model;

import io.ripen.contracts.lead.LeadFacts;
import io.ripen.contracts.touchpoint.Asset;
import io.ripen.contracts.touchpoint.Campaign;
import io.ripen.contracts.touchpoint.Origin;
import io.ripen.contracts.touchpoint.Page;
import io.ripen.contracts.touchpoint.PropertyValue;
import io.ripen.contracts.touchpoint.TimeRule;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.contracts.touchpoint.TrackedMail;
import io.ripen.definitions.Spelling;
import io.ripen.definitions.YamlNode;
import io.ripen.definitions.YamlNode.Mapping;
import io.ripen.scoring.contract.TouchpointReader;
import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the touchpoints of an example as they would come from ingest. */
final class ExampleTouchpointReader {
    /** When an example begins: its times are counted from here. */
    static final Instant START = Instant.parse("2025-01-06T08:00:00Z");

    private static final String VISITOR = "example";
    private static final Map<String, Boolean> YES_OR_NO = Map.of("true", true, "false", false);

    private ExampleTouchpointReader() {}

    static Touchpoint read(YamlNode node, int number) {
        Mapping mapping = Reading.mapping(node, Shape.EXAMPLE_TOUCHPOINT);
        YamlNode type = Reading.required(mapping, "type", Shape.EXAMPLE_TOUCHPOINT);
        Instant at = at(Reading.member(mapping, "at"));
        String page = optional(mapping, "page");
        String mail = optional(mapping, "mail");
        String id = optional(mapping, "id");
        String site = optional(mapping, "site");
        Touchpoint touchpoint = TouchpointReader.read(new TouchpointCaptured(
                id == null ? String.format("t%03d", number) : id,
                site == null ? "www" : site,
                "v:" + VISITOR,
                VISITOR,
                null,
                TouchpointType.fromWire(Reading.oneOf(type, "touchpoint type", ConditionReader.TYPES)
                        .label()),
                optional(mapping, "name"),
                at,
                at,
                TimeRule.CLIENT,
                null,
                page == null ? null : new Page(page, null, null),
                campaign(Reading.member(mapping, "campaign")),
                asset(Reading.member(mapping, "asset")),
                facts(Reading.member(mapping, "facts")),
                List.of(),
                List.of(),
                properties(Reading.member(mapping, "properties")),
                new Origin(isYes(mapping, "script", true) ? "native" : "cloudevents", null, null, "a browser", null),
                mail == null ? null : new TrackedMail(VISITOR, mail, null)));
        return isYes(mapping, "confirmed", false) ? touchpoint.asConfirmed() : touchpoint;
    }

    /** A time since the start. */
    static Instant at(@Nullable YamlNode node) {
        return START.plus(node == null ? Duration.ZERO : Reading.period(node, "'at'", "PT0S"));
    }

    private static boolean isYes(Mapping mapping, String key, boolean otherwise) {
        YamlNode node = Reading.member(mapping, key);
        return node == null ? otherwise : Reading.oneOf(node, "'" + key + "'", YES_OR_NO);
    }

    private static @Nullable String optional(Mapping mapping, String key) {
        YamlNode node = Reading.member(mapping, key);
        return node == null ? null : Reading.text(node, "'" + key + "'");
    }

    private static @Nullable Asset asset(@Nullable YamlNode node) {
        if (node == null) {
            return null;
        }
        Mapping mapping = Reading.mapping(node, Shape.EXAMPLE_ASSET);
        YamlNode phase = Reading.member(mapping, "phase");
        return new Asset(
                Reading.requiredText(mapping, "id", Shape.EXAMPLE_ASSET),
                optional(mapping, "type"),
                optional(mapping, "topic"),
                optional(mapping, "product"),
                phase == null ? null : Reading.oneOf(phase, "journey phase", ConditionReader.PHASES));
    }

    private static @Nullable Campaign campaign(@Nullable YamlNode node) {
        if (node == null) {
            return null;
        }
        Mapping mapping = Reading.mapping(node, Shape.EXAMPLE_CAMPAIGN);
        String clickId = optional(mapping, "click-id");
        return new Campaign(
                optional(mapping, "name"),
                optional(mapping, "source"),
                optional(mapping, "medium"),
                null,
                null,
                clickId == null ? null : "1",
                clickId);
    }

    private static @Nullable LeadFacts facts(@Nullable YamlNode node) {
        if (node == null) {
            return null;
        }
        Map<FactName, String> told = new HashMap<>();
        Mapping mapping = Reading.anyMapping(node, "'facts'");
        mapping.values().forEach((key, value) -> {
            FactName fact = ConditionReader.FACTS.get(key);
            if (fact == null) {
                throw Reading.keyProblem(
                        mapping,
                        key,
                        "unknown fact '" + key + "'" + Spelling.hint(key, ConditionReader.FACTS.keySet())
                                + "; allowed: " + Reading.list(ConditionReader.FACTS.keySet()));
            }
            told.put(fact, Reading.text(value, "a fact"));
        });
        return new LeadFacts(
                told.get(FactName.EMAIL),
                told.get(FactName.NAME),
                told.get(FactName.PHONE),
                told.get(FactName.JOB_TITLE),
                told.get(FactName.FUNCTION),
                told.get(FactName.COMPANY),
                told.get(FactName.COMPANY_SIZE),
                told.get(FactName.INDUSTRY),
                told.get(FactName.COUNTRY),
                told.get(FactName.TIME_ZONE),
                told.get(FactName.LOCALE));
    }

    private static Map<String, PropertyValue> properties(@Nullable YamlNode node) {
        Map<String, PropertyValue> properties = new TreeMap<>();
        if (node != null) {
            Reading.anyMapping(node, "'properties'")
                    .values()
                    .forEach((name, value) -> properties.put(name, property(value)));
        }
        return properties;
    }

    private static PropertyValue property(YamlNode node) {
        return switch (ConditionReader.value(node)) {
            case io.ripen.scoring.domain.touchpoint.PropertyValue.Text text -> new PropertyValue.Text(text.value());
            case io.ripen.scoring.domain.touchpoint.PropertyValue.Numeric number ->
                new PropertyValue.Numeric(number.value());
            case io.ripen.scoring.domain.touchpoint.PropertyValue.Flag flag -> new PropertyValue.Flag(flag.value());
        };
    }
}
