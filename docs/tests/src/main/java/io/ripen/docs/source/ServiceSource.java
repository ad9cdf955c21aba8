package io.ripen.docs.source;

import io.ripen.contracts.EventType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a service's {@code application.properties} and code say about it. */
public final class ServiceSource {
    private static final Pattern WRITES =
            Pattern.compile("new OutgoingEvent\\(|EventRecords\\.of\\(|OutgoingKafkaRecordMetadata");
    private static final Pattern EVENT_TYPE = Pattern.compile("EventType\\.([A-Z_]+)");
    /** An event's record where an event is looked at; not where it is only mapped to its type or passed over. */
    private static final Pattern HANDLES = Pattern.compile("\\bevent(?:\\(\\))? instanceof (\\w+)"
            + "|case ([A-Z]\\w+) \\w+ ->(?! EventType)(?!\\s*\\{\\s*})(?!\\s*\\{\\s*//[^\\n]*\\s*})"
            + "|([A-Z]\\w+)\\.class::isInstance|\\((\\w+)\\) \\w+\\.event\\(\\)");

    private static final Pattern TYPE_PATH = Pattern.compile("^@Path\\(\"([^\"]*)\"\\)", Pattern.MULTILINE);

    /** Partitions are parts of a table, not tables. */
    private static final Pattern TABLE = Pattern.compile(
            "^(create|drop) table (?:if (?:not )?exists )?(\\w+)(?! partition of)\\b",
            Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

    private static final Pattern METHOD_PATH = Pattern.compile("^    @Path\\(\"([^\"]*)\"\\)", Pattern.MULTILINE);

    private final String name;
    private final Properties properties;

    private ServiceSource(String name, Properties properties) {
        this.name = name;
        this.properties = properties;
    }

    /** The service with this short name. */
    public static ServiceSource of(String name) {
        Path file = Sources.path(name + "-service", "src", "main", "resources", "application.properties");
        return new ServiceSource(name, Sources.properties(file));
    }

    /** The port that it listens on unless it is told otherwise. */
    public int port() {
        Matcher port = Pattern.compile("\\$\\{ripen\\.http\\.port:(\\d+)}")
                .matcher(properties.getProperty("quarkus.http.port", "nothing"));
        if (!port.matches()) {
            throw new IllegalStateException(name + " does not take its port from ripen.http.port");
        }
        return Integer.parseInt(port.group(1));
    }

    /** The value of a key of its own settings. */
    public String property(String key) {
        return properties.getProperty(key, "");
    }

    /** Settings that are read by expression: {@code ripen.postgres.host} and its kin, with their defaults. */
    public Map<String, String> expressions() {
        Map<String, String> found = new TreeMap<>();
        properties.values().forEach(value -> {
            Matcher matcher =
                    Pattern.compile("\\$\\{(ripen\\.[a-z.-]+):([^}]*)}").matcher(value.toString());
            while (matcher.find()) {
                found.put(matcher.group(1), matcher.group(2));
            }
        });
        return found;
    }

    /** The topics that each of its consumer groups reads. */
    public Map<String, Set<String>> groups() {
        Map<String, Set<String>> groups = new TreeMap<>();
        properties.stringPropertyNames().stream()
                .filter(key -> key.matches("mp\\.messaging\\.incoming\\..*\\.group\\.id"))
                .forEach(key -> groups.put(
                        property(key),
                        new TreeSet<>(Arrays.asList(
                                property(key.replace(".group.id", ".topics")).split(",")))));
        return groups;
    }

    /** The topics that it reads. */
    public Set<String> reads() {
        return groups().values().stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The types of events that make its lanes do something. */
    public Set<EventType> handles() {
        Set<EventType> types = EnumSet.noneOf(EventType.class);
        for (Path file : Sources.java(name + "-service")) {
            HANDLES.matcher(Sources.text(file)).results().forEach(found -> {
                String record = IntStream.rangeClosed(1, found.groupCount())
                        .mapToObj(found::group)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseThrow();
                Arrays.stream(EventType.values())
                        .filter(type -> type.dataType().getSimpleName().equals(record))
                        .forEach(types::add);
            });
        }
        return types;
    }

    /** The topics of the events that its code publishes. */
    public Set<String> writes() {
        return publishes().stream()
                .map(type -> type.topic().topicName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The types of the events that its code publishes. */
    public Set<EventType> publishes() {
        Set<EventType> types = EnumSet.noneOf(EventType.class);
        for (Path file : Sources.java(name + "-service")) {
            String code = Sources.text(file);
            if (WRITES.matcher(code).find()) {
                Matcher type = EVENT_TYPE.matcher(code);
                while (type.find()) {
                    if (type.group(1).length() > 1) {
                        types.add(EventType.valueOf(type.group(1)));
                    }
                }
            }
        }
        return types;
    }

    /** Its packages that hold something, as they are called in its folder. */
    public Set<String> packages() {
        return Sources.folders(Sources.path(name + "-service", "src", "main", "java", "io", "ripen", name));
    }

    /** The tables that its migrations leave; none if it has no database. */
    public Set<String> tables() {
        Set<String> tables = new TreeSet<>();
        Path migrations = Sources.path(name + "-service", "src", "main", "resources", "db", "migration");
        for (Path migration : Sources.sorted(migrations)) {
            TABLE.matcher(Sources.text(migration)).results().forEach(found -> {
                if (found.group(1).equalsIgnoreCase("drop")) {
                    tables.remove(found.group(2));
                } else {
                    tables.add(found.group(2));
                }
            });
        }
        return tables;
    }

    /** The paths of its HTTP resources, with a leading slash; what is variable is left as it is written. */
    public List<String> paths() {
        List<String> paths = new ArrayList<>();
        for (Path file : Sources.java(name + "-service")) {
            String code = Sources.text(file);
            Matcher type = TYPE_PATH.matcher(code);
            if (type.find()) {
                String base = type.group(1);
                List<String> methods = METHOD_PATH
                        .matcher(code)
                        .results()
                        .map(result -> result.group(1))
                        .toList();
                if (methods.isEmpty()) {
                    paths.add(base);
                }
                methods.forEach(path -> paths.add((base + "/" + path).replaceAll("/+", "/")));
            }
        }
        return paths;
    }
}
