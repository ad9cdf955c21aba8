package io.ripen.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A service as its build left it: the folder {@code quarkus-app}.
 *
 * @param service its short name
 * @param folder the folder
 * @param version the version that its jar has in its name
 */
record Application(String service, Path folder, String version) {
    private static final String LIST = "quarkus-app-dependencies.txt";
    private static final Pattern LINE =
            Pattern.compile("(?<group>[^:]+):(?<artifact>[^:]+):(?<classifier>[^:]*):(?<type>[^:]+):(?<version>[^:]+)");

    /** A library in it. */
    record Library(Path file, String group, String artifact, String version) {}

    /** The built application of a service in the repository. */
    static Application of(Path root, String service) {
        Path folder = root.resolve(service + "-service").resolve("target").resolve("quarkus-app");
        if (!Files.isRegularFile(folder.resolve("quarkus-run.jar"))) {
            throw new ImagesFailure(service + "-service is not built: run ./mvnw -DskipTests package");
        }
        Pattern jar = Pattern.compile(Pattern.quote(service + "-service-") + "(.+)\\.jar");
        String version = files(folder.resolve("app")).stream()
                .map(file -> jar.matcher(file.getFileName().toString()))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst()
                .orElseThrow(() -> new ImagesFailure("No " + service + "-service-VERSION.jar in " + folder));
        return new Application(service, folder, version);
    }

    /** Name of its image. */
    String imageName() {
        return service + "-service";
    }

    /** Libraries that change only when a version is raised and that are not Quarkus' own. */
    List<Path> dependencies() {
        return libraries(Predicate.not(Application::isQuarkus).and(Predicate.not(Application::isOwn)));
    }

    /** Quarkus and what starts it. */
    List<Path> quarkus() {
        return libraries(Application::isQuarkus);
    }

    /** What services of Ripen have in common, and lists. */
    List<Path> ownLibraries() {
        return libraries(Application::isOwn);
    }

    /** What Quarkus made of the code: it changes with beans, paths, settings and libraries, not with what a method does. */
    List<Path> generated() {
        return files(folder).stream()
                .filter(file -> !file.startsWith(folder.resolve("lib")) && !file.startsWith(folder.resolve("app")))
                .toList();
    }

    /** The service's own code. */
    List<Path> code() {
        return files(folder.resolve("app"));
    }

    /** Every library with the names that Maven knows it by. */
    List<Library> parts() {
        Map<String, Matcher> names = listed();
        List<Library> parts = new ArrayList<>();
        for (Path file : libraries(any -> true)) {
            Matcher name = names.get(file.getFileName().toString());
            if (name == null) {
                throw new ImagesFailure(LIST + " of " + service + " does not name " + file.getFileName());
            }
            parts.add(new Library(file, name.group("group"), name.group("artifact"), name.group("version")));
        }
        return parts;
    }

    private Map<String, Matcher> listed() {
        try (Stream<String> lines = Files.lines(folder.resolve(LIST))) {
            return lines.map(LINE::matcher)
                    .filter(Matcher::matches)
                    .collect(Collectors.toMap(Application::fileName, name -> name, (first, same) -> first));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fileName(Matcher name) {
        String classifier = name.group("classifier").isEmpty() ? "" : "-" + name.group("classifier");
        return "%s.%s-%s%s.jar"
                .formatted(name.group("group"), name.group("artifact"), name.group("version"), classifier);
    }

    private List<Path> libraries(Predicate<Path> which) {
        return files(folder.resolve("lib")).stream().filter(which).toList();
    }

    private static boolean isQuarkus(Path file) {
        return file.getFileName().toString().startsWith("io.quarkus.")
                || file.toString().contains("/lib/boot/");
    }

    private static boolean isOwn(Path file) {
        return file.getFileName().toString().startsWith("io.ripen.");
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
