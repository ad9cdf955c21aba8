package io.ripen.lanes.settings;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * The names of all settings of Ripen, of every service: they share an environment on one machine. A name that ends with
 * {@code .*} stands for all that begin so; {@code .*.} within a name for a word that its user chose.
 * {@code ripen-settings.txt} lists them; a test writes it from the settings' types.
 */
final class KnownSettings {
    private static final String FILE = "/META-INF/ripen-settings.txt";

    /** What {@code ./ripen} and the tests read from the environment, which services inherit. */
    private static final String OF_THE_COMMAND =
            "RIPEN_(HOME|REQUIRE_CLIENTS|(INGEST|SCORING|LIFECYCLE|NURTURE|KAFKA|KAFKA_CONTROLLER|POSTGRES|SMTP|IMAP|INBOX)_PORT)";

    private static final String CHOSEN = ".*.";

    private final List<String> names;

    KnownSettings(List<String> names) {
        this.names = List.copyOf(names);
    }

    /** Those of this version. */
    static KnownSettings read() {
        InputStream file = Objects.requireNonNull(KnownSettings.class.getResourceAsStream(FILE), FILE);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return new KnownSettings(
                    reader.lines().filter(line -> !line.startsWith("#")).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What to say of a property; nothing if it is known or not one of Ripen's. */
    Optional<String> complaint(String property) {
        if (!property.startsWith("ripen.") || names.stream().anyMatch(name -> matches(name, property))) {
            return Optional.empty();
        }
        return Optional.of(property + ", nearest is " + nearest(property, name -> name));
    }

    /** What to say of an environment variable; nothing if it is known or not one of Ripen's. */
    Optional<String> complaintAboutVariable(String variable) {
        if (!variable.startsWith("RIPEN_")
                || variable.matches(OF_THE_COMMAND)
                || names.stream().anyMatch(name -> matchesVariable(name, variable))) {
            return Optional.empty();
        }
        return Optional.of(variable + ", nearest is " + nearest(variable, KnownSettings::shown));
    }

    private static boolean matches(String name, String property) {
        if (name.endsWith(".*")) {
            return property.startsWith(name.substring(0, name.length() - 1));
        }
        if (name.contains(CHOSEN)) {
            return property.matches(pattern(name, CHOSEN, "\\.[a-z0-9-]+\\."));
        }
        // An entry of a list has its place behind the name.
        return property.equals(name) || property.startsWith(name + "[");
    }

    private static boolean matchesVariable(String name, String variable) {
        if (name.endsWith(".*")) {
            return variable.startsWith(variable(name.substring(0, name.length() - 1)));
        }
        if (name.contains(CHOSEN)) {
            // Without an underscore: nobody could tell which character that stands for.
            return variable.matches(pattern(variable(name), variable(CHOSEN), "_[A-Z0-9]+_"));
        }
        String own = variable(name);
        return variable.equals(own) || variable.matches(own + "_\\d+_");
    }

    /** A name, in which a word that its user chose has a form. */
    private static String pattern(String name, String hole, String chosen) {
        return Pattern.quote(name).replace(hole, "\\E" + chosen + "\\Q");
    }

    private static String shown(String name) {
        return variable(name).replace(variable(CHOSEN), "_*_");
    }

    private static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private String nearest(String wrong, UnaryOperator<String> form) {
        return names.stream()
                .map(form)
                .min(Comparator.comparingInt(
                        name -> LevenshteinDistance.getDefaultInstance().apply(name, wrong)))
                .orElse("none");
    }
}
