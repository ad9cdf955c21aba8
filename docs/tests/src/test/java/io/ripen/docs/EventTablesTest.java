package io.ripen.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.contracts.EventType;
import io.ripen.contracts.Topic;
import io.ripen.docs.source.ServiceSource;
import io.ripen.docs.source.Sources;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/events.md and docs/operations.md say who writes and who reads what, and which lane groups there are. */
class EventTablesTest {
    private static final String EVENTS = Sources.text(Sources.path("docs", "events.md"));
    private static final String OPERATIONS = Sources.text(Sources.path("docs", "operations.md"));
    private static final Map<String, ServiceSource> SERVICES =
            Sources.SERVICES.stream().collect(Collectors.toMap(name -> name, ServiceSource::of));
    private static final Map<String, Set<EventType>> PUBLISHED = each(ServiceSource::publishes);
    private static final Map<String, Set<EventType>> HANDLED = each(ServiceSource::handles);
    private static final Pattern READER = Pattern.compile("([a-z]+) \\(([a-z, ]+)\\)");

    @ParameterizedTest
    @EnumSource
    void aTopicNamesTheLaneGroupsThatReadIt(Topic topic) {
        Map<String, Set<String>> groups = new TreeMap<>();
        for (String service : Sources.SERVICES) {
            SERVICES.get(service).groups().forEach((group, topics) -> {
                if (topics.contains(topic.topicName())) {
                    groups.computeIfAbsent(service, one -> new TreeSet<>()).add(shortName(service, group));
                }
            });
        }

        Map<String, Set<String>> written = READER.matcher(row(EVENTS, topic.topicName())[5])
                .results()
                .collect(Collectors.toMap(
                        (MatchResult found) -> found.group(1), found -> new TreeSet<>(list(found.group(2)))));
        assertThat(written).isEqualTo(groups);
    }

    @ParameterizedTest
    @EnumSource
    void aTopicNamesTheDeadLetterTopicOfEachServiceThatReadsIt(Topic topic) {
        String table = EVENTS.substring(EVENTS.indexOf("| topic | dead letters |"));
        List<String> expected = Sources.SERVICES.stream()
                .filter(service -> SERVICES.get(service).groups().values().stream()
                        .anyMatch(topics -> topics.contains(topic.topicName())))
                .map(topic::deadLetterTopic)
                .toList();

        List<String> written = table.lines()
                .filter(line -> line.startsWith("| `" + topic.topicName() + "` |"))
                .flatMap(line -> list(line.split("\\|", -1)[2].replace("`", "")).stream())
                .toList();
        assertThat(written).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @EnumSource
    void aTopicNamesTheServicesThatWriteIt(Topic topic) {
        assertThat(services(row(EVENTS, topic.topicName())[4]))
                .isEqualTo(Sources.SERVICES.stream()
                        .filter(service -> PUBLISHED.getOrDefault(service, Set.of()).stream()
                                .anyMatch(type -> type.topic() == topic))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @EnumSource
    void anEventTypeNamesTheServicesThatPublishIt(EventType type) {
        String from = row(EVENTS, type.typeName())[3].split("→", -1)[0];

        assertThat(services(from)).isEqualTo(who(PUBLISHED, type, from));
    }

    @ParameterizedTest
    @EnumSource
    void anEventTypeNamesTheServicesThatHandleIt(EventType type) {
        String to = row(EVENTS, type.typeName())[3].split("→", -1)[1];

        assertThat(services(to)).isEqualTo(who(HANDLED, type, to));
    }

    @Test
    void findsWhatAServiceHandles() {
        assertThat(HANDLED.get("ingest")).isEmpty();
        assertThat(HANDLED.get("scoring"))
                .contains(EventType.LEAD_MERGED, EventType.STAGE_CHANGED)
                .doesNotContain(EventType.CONSENT_CHANGED, EventType.SCORE_CHANGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"scoring", "lifecycle", "nurture"})
    void theLaneGroupsOfAServiceAreListed(String service) {
        String table = OPERATIONS.substring(OPERATIONS.indexOf("| service | groups |"));

        assertThat(list(row(table, service)[2].replace("`", "")))
                .containsExactlyInAnyOrderElementsOf(SERVICES.get(service).groups().keySet().stream()
                        .map(group -> shortName(service, group))
                        .toList());
    }

    /** The services that do something with a type, or none where the page speaks of all or any. */
    private static Set<String> who(Map<String, Set<EventType>> types, EventType type, String text) {
        return text.matches(".*\\b(any|all|each)\\b.*")
                ? Set.of()
                : Sources.SERVICES.stream()
                        .filter(service -> types.getOrDefault(service, Set.of()).contains(type))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Set<EventType>> each(Function<ServiceSource, Set<EventType>> read) {
        return SERVICES.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, service -> read.apply(service.getValue())));
    }

    private static String shortName(String service, String group) {
        return group.replace("ripen." + service + ".", "");
    }

    private static Set<String> services(String text) {
        return Arrays.stream(text.split("\\W+"))
                .filter(Sources.SERVICES::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).toList();
    }

    private static String[] row(String page, String name) {
        return page.lines()
                .filter(line -> line.startsWith("| `" + name + "` |") || line.startsWith("| " + name + " |"))
                .findFirst()
                .orElseThrow()
                .split("\\|", -1);
    }
}
