package io.ripen.images;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/** What {@code image.properties} says: user, folders, entry point and ports, the same for every base. */
public final class ImageFacts {
    /** The services in the order of an event's way. */
    public static final List<String> SERVICES = List.of("ingest", "scoring", "lifecycle", "nurture");

    private final Properties properties = new Properties();

    /** Reads the file. */
    public ImageFacts() {
        try (InputStream file =
                Objects.requireNonNull(ImageFacts.class.getResourceAsStream("image.properties"), "image.properties")) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** User and group as numbers, so that Kubernetes sees that it is not root. */
    public String user() {
        return value("user");
    }

    /** The working folder. */
    public String folder() {
        return value("folder");
    }

    /** The command. */
    public List<String> entrypoint() {
        return List.of(value("entrypoint").split(" "));
    }

    /** The value of {@code JDK_JAVA_OPTIONS}. */
    public String javaOptions() {
        return value("java-options");
    }

    /** Folders of a service that must be writable. */
    public List<String> volumes(String service) {
        return List.of(value(service + ".volumes").split(" "));
    }

    /** The port that a service listens on. */
    public int port(String service) {
        return Integer.parseInt(value(service + ".port"));
    }

    private String value(String key) {
        return Objects.requireNonNull(properties.getProperty(key), key);
    }
}
