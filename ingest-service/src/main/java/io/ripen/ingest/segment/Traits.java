package io.ripen.ingest.segment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.reading.ForeignTouchpoint;
import io.ripen.ingest.reading.JsonProperties;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Facts out of traits: the names that Segment reserves, and those that SDK users commonly send beside them. Case,
 * hyphens and underscores make no difference. The tables stand in {@code docs/ingest/segment.md}.
 */
final class Traits {
    private static final Map<String, Member> OF_PERSON = table(Map.ofEntries(
            Map.entry(Member.FACTS_EMAIL, "email emailAddress"),
            Map.entry(Member.FACTS_NAME, "name fullName"),
            Map.entry(Member.FACTS_PHONE, "phone phoneNumber mobile"),
            Map.entry(Member.FACTS_JOB_TITLE, "title jobTitle position"),
            Map.entry(Member.FACTS_FUNCTION, "function jobFunction department"),
            Map.entry(Member.FACTS_COMPANY, "company companyName company.name organization"),
            Map.entry(
                    Member.FACTS_COMPANY_SIZE,
                    "employees companySize company.employees company.employeeCount company.size"),
            Map.entry(Member.FACTS_INDUSTRY, "industry company.industry"),
            Map.entry(Member.FACTS_COUNTRY, "address.country country countryCode"),
            Map.entry(Member.FACTS_TIME_ZONE, "timezone"),
            Map.entry(Member.FACTS_LOCALE, "locale language")));

    private static final Map<String, Member> OF_COMPANY = table(Map.of(
            Member.FACTS_COMPANY, "name company companyName",
            Member.FACTS_COMPANY_SIZE, "employees employeeCount companySize size",
            Member.FACTS_INDUSTRY, "industry"));

    private static final Set<String> FIRST_NAME = Set.of("firstname", "givenname");
    private static final Set<String> LAST_NAME = Set.of("lastname", "familyname", "surname");
    private static final String GROUP = "group.";

    private Traits() {}

    /** Adds a person's traits: facts, and what is no fact as properties. */
    static void person(ForeignTouchpoint touchpoint, ObjectNode traits) {
        Node.eachLeaf(traits, (path, value) -> {
            if (!isFact(touchpoint, OF_PERSON, path, value) && !isNamePart(path)) {
                JsonProperties.addTo(touchpoint, path, value);
            }
        });
        fullName(touchpoint, traits);
    }

    /** Withdraws the facts whose traits are null: so Segment's profiles lose a trait. */
    static void withdrawn(ForeignTouchpoint touchpoint, ObjectNode traits) {
        Node.eachLeaf(traits, (path, value) -> {
            Member fact = OF_PERSON.get(plain(path));
            if (fact != null && value.isNull()) {
                touchpoint.withdraw(fact);
            }
        });
    }

    /** Adds what traits that ride along with another call say of the person; what is no fact is left out. */
    static void personFacts(ForeignTouchpoint touchpoint, ObjectNode traits) {
        Node.eachLeaf(traits, (path, value) -> isFact(touchpoint, OF_PERSON, path, value));
        fullName(touchpoint, traits);
    }

    /** Adds a company's traits: facts, and what is no fact as properties. */
    static void company(ForeignTouchpoint touchpoint, ObjectNode traits) {
        Node.eachLeaf(traits, (path, value) -> {
            if (!isFact(touchpoint, OF_COMPANY, path, value)) {
                JsonProperties.addTo(touchpoint, GROUP + path, value);
            }
        });
    }

    private static boolean isFact(
            ForeignTouchpoint touchpoint, Map<String, Member> table, String path, JsonNode value) {
        Member member = table.get(plain(path));
        String text = Node.text(value);
        if (member == null || text == null) {
            return false;
        }
        touchpoint.put(member, text);
        return true;
    }

    private static void fullName(ForeignTouchpoint touchpoint, ObjectNode traits) {
        String name = Stream.of(part(traits, FIRST_NAME), part(traits, LAST_NAME))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        touchpoint.put(Member.FACTS_NAME, name);
    }

    private static boolean isNamePart(String path) {
        return FIRST_NAME.contains(plain(path)) || LAST_NAME.contains(plain(path));
    }

    private static String part(ObjectNode traits, Set<String> names) {
        return traits.properties().stream()
                .filter(trait -> names.contains(plain(trait.getKey())))
                .map(trait -> Node.text(trait.getValue()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("")
                .strip();
    }

    private static Map<String, Member> table(Map<Member, String> names) {
        Map<String, Member> table = new HashMap<>();
        names.forEach((member, all) -> Arrays.stream(all.split(" ")).forEach(name -> table.put(plain(name), member)));
        return Map.copyOf(table);
    }

    private static String plain(String path) {
        return path.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }
}
