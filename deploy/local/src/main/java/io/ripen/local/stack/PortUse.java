package io.ripen.local.stack;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a port of the loopback address is used for, with its default number. */
public enum PortUse {
    INGEST(8081),
    SCORING(8082),
    LIFECYCLE(8083),
    NURTURE(8084),
    KAFKA(9092),
    KAFKA_CONTROLLER(9093),
    POSTGRES(15432),
    SMTP(1025),
    IMAP(1143),
    INBOX(8025);

    private final int defaultPort;

    PortUse(int defaultPort) {
        this.defaultPort = defaultPort;
    }

    /** The number used unless another is given. */
    public int defaultPort() {
        return defaultPort;
    }

    /** The name on the command line, for example {@code kafka-controller}. */
    public String optionName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The environment variable that sets it, for example {@code RIPEN_INGEST_PORT}. */
    public String variable() {
        return "RIPEN_" + name() + "_PORT";
    }

    /** Finds a use by its name on the command line. */
    public static Optional<PortUse> of(String optionName) {
        return Arrays.stream(values())
                .filter(use -> use.optionName().equals(optionName))
                .findAny();
    }

    /** All names on the command line, for messages. */
    public static String optionNames() {
        return Arrays.stream(values()).map(PortUse::optionName).collect(Collectors.joining(", "));
    }
}
