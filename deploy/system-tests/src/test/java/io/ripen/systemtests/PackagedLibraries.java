package io.ripen.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The libraries that a packaged service brings along: {@code lib} of a Quarkus application, where each jar's name is group,
 * artifact and version.
 *
 * @param jars every jar below the folder
 */
record PackagedLibraries(List<Path> jars) {
    private static final Pattern NAME = Pattern.compile("(?<artifact>.+?)-(?<version>\\d.*)\\.jar");

    /** What serves tests or builds only, and what must not come back; with the reason. */
    private static final Map<Pattern, String> FORBIDDEN = Map.ofEntries(
            forbidden("(junit|org\\.junit|org\\.hamcrest|org\\.assertj|org\\.mockito|org\\.awaitility)\\..*", "tests"),
            forbidden(
                    "(io\\.rest-assured|org\\.testcontainers|io\\.zonky|com\\.icegreen|org\\.wiremock)\\..*", "tests"),
            forbidden("io\\.ripen\\.ripen-(testkit|crash-tests|local|bench|system-tests)", "tests and tools"),
            forbidden(".*\\.quarkus-(junit5.*|test-.*|devtools-.*|.*-deployment)", "tests and builds"),
            forbidden("com\\.h2database\\..*|org\\.hsqldb\\..*|org\\.apache\\.derby\\..*", "another database"),
            forbidden("org\\.apache\\.kafka\\.(kafka_.*|kafka-server.*|kafka-tools|kafka-raft)", "the broker itself"),
            forbidden("org\\.lz4\\..*", "no longer kept, with known holes; at.yawk.lz4 is the fork that is"),
            forbidden("log4j\\..*|org\\.apache\\.logging\\.log4j\\.log4j-core", "logs go through JBoss LogManager"),
            forbidden("commons-collections\\..*|org\\.codehaus\\.groovy\\..*", "gadgets for deserialisation"),
            forbidden("com\\.thoughtworks\\.xstream\\..*|com\\.alibaba\\.fastjson\\..*", "types named by data"),
            forbidden("javax\\..*", "Jakarta has taken its place"),
            forbidden("org\\.projectlombok\\..*|com\\.google\\.errorprone\\.error_prone_core", "builds"));

    private static Map.Entry<Pattern, String> forbidden(String artifacts, String reason) {
        return Map.entry(Pattern.compile(artifacts), reason);
    }

    /** Copies the list. */
    PackagedLibraries {
        jars = List.copyOf(jars);
    }

    /** All jars below a folder. */
    static PackagedLibraries of(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return new PackagedLibraries(files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Versions by group and artifact. */
    Map<String, Set<String>> versions() {
        Map<String, Set<String>> versions = new TreeMap<>();
        for (Path jar : jars) {
            Matcher name = name(jar);
            versions.computeIfAbsent(name.group("artifact"), artifact -> new TreeSet<>())
                    .add(name.group("version"));
        }
        return versions;
    }

    /** The artifacts that must not be there, each with the reason. */
    List<String> forbidden() {
        List<String> found = new ArrayList<>();
        for (String artifact : versions().keySet()) {
            FORBIDDEN.forEach((pattern, reason) -> {
                if (pattern.matcher(artifact).matches()) {
                    found.add(artifact + ": " + reason);
                }
            });
        }
        return found;
    }

    /** The artifacts that are there in more than one version, in one service or another. */
    static List<String> ofSeveralVersions(Collection<PackagedLibraries> services) {
        Map<String, Set<String>> versions = new TreeMap<>();
        services.forEach(service -> service.versions()
                .forEach((artifact, own) -> versions.computeIfAbsent(artifact, each -> new TreeSet<>())
                        .addAll(own)));
        return versions.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(Map.Entry::toString)
                .toList();
    }

    /** Pairs of jars that bring the same class along; which one is used depends on the order on the class path. */
    Set<String> withTheSameClass() {
        Map<String, Path> owners = new HashMap<>();
        Set<String> pairs = new HashSet<>();
        for (Path jar : jars) {
            for (String entry : classes(jar)) {
                Path other = owners.putIfAbsent(entry, jar);
                if (other != null) {
                    pairs.add(other.getFileName() + " and " + jar.getFileName());
                }
            }
        }
        return pairs;
    }

    private static List<String> classes(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class")
                            && !name.startsWith("META-INF/")
                            && !name.endsWith("module-info.class"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Matcher name(Path jar) {
        Matcher name = NAME.matcher(jar.getFileName().toString());
        if (!name.matches()) {
            throw new IllegalStateException(jar + " is not named by group, artifact and version");
        }
        return name;
    }
}
