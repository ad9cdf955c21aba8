package io.ripen.docs.source;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of this repository. */
public final class Sources {
    /** The services in the order of an event's way. */
    public static final List<String> SERVICES = List.of("ingest", "scoring", "lifecycle", "nurture");

    private static final Path ROOT = Path.of(System.getProperty("ripen.root", "../.."));

    private Sources() {}

    /** A file of the repository. */
    public static Path path(String first, String... more) {
        return ROOT.resolve(Path.of(first, more)).normalize();
    }

    /** Its text. */
    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its entries. */
    public static Properties properties(Path file) {
        Properties properties = new Properties();
        try (StringReader reader = new StringReader(text(file))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    /** The names of the folders in a folder. */
    public static Set<String> folders(Path folder) {
        return list(folder).stream()
                .filter(Files::isDirectory)
                .map(one -> one.getFileName().toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What is in a folder, in the order of names; nothing if there is no such folder. */
    public static List<Path> sorted(Path folder) {
        return Files.isDirectory(folder) ? list(folder) : List.of();
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All pages of the documentation, wherever they stand. */
    public static List<Path> pages() {
        return all(".md");
    }

    /** The Java files of all modules' tests. */
    public static List<Path> tests() {
        return java("/src/test/java/", all(".java"));
    }

    /** The Java files of all modules that are not tests. */
    public static List<Path> main() {
        return java("/src/main/java/", all(".java"));
    }

    private static List<Path> java(String folder, List<Path> files) {
        return files.stream().filter(file -> file.toString().contains(folder)).toList();
    }

    private static List<Path> all(String end) {
        Set<String> skipped = Set.of("target", "node_modules");
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    String name = folder.getFileName().toString();
                    boolean hidden = name.startsWith(".") && !folder.equals(ROOT);
                    return hidden || skipped.contains(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(end)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** All Java files of a module that are not tests. */
    public static List<Path> java(String module) {
        try (Stream<Path> files = Files.walk(path(module, "src", "main", "java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
