package io.ripen.local.stack;

import io.ripen.local.process.LocalFailure;
import io.ripen.local.server.BrokerPorts;
import io.ripen.local.server.Loopback;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The port of every use: an option of the command line, else an environment variable, else the default. */
public final class PortPlan {
    private static final int HIGHEST = 65_535;

    private final Map<PortUse, Integer> ports;

    private PortPlan(Map<PortUse, Integer> ports) {
        this.ports = new EnumMap<>(ports);
    }

    /**
     * Puts a plan together.
     *
     * @throws LocalFailure if a number is not a port or two uses share one
     */
    public static PortPlan of(Map<String, String> environment, Map<String, String> options) {
        for (String name : options.keySet()) {
            if (PortUse.of(name).isEmpty()) {
                throw new LocalFailure("--port " + name + " is not known: the names are " + PortUse.optionNames());
            }
        }
        Map<PortUse, Integer> ports = new EnumMap<>(PortUse.class);
        for (PortUse use : PortUse.values()) {
            @Nullable String option = options.get(use.optionName());
            @Nullable String variable = environment.get(use.variable());
            if (option != null) {
                ports.put(use, parse("--port " + use.optionName(), option));
            } else if (variable != null) {
                ports.put(use, parse(use.variable(), variable));
            } else {
                ports.put(use, use.defaultPort());
            }
        }
        refuseSharedPorts(ports);
        return new PortPlan(ports);
    }

    /** The port of a use. */
    public int port(PortUse use) {
        return ports.getOrDefault(use, use.defaultPort());
    }

    /** Remembers the plan in the folder, for commands that come later. */
    void save(DataFolder folder) {
        Properties entries = new Properties();
        ports.forEach((use, port) -> entries.setProperty(use.optionName(), Integer.toString(port)));
        try (Writer out = Files.newBufferedWriter(folder.ports())) {
            entries.store(out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The plan that the stack of this folder was last started with; this one if there was none. */
    public PortPlan orSaved(DataFolder folder) {
        if (!Files.exists(folder.ports())) {
            return this;
        }
        Properties entries = new Properties();
        try (Reader in = Files.newBufferedReader(folder.ports())) {
            entries.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<PortUse, Integer> saved = new EnumMap<>(ports);
        entries.stringPropertyNames()
                .forEach(name -> PortUse.of(name)
                        .ifPresent(use ->
                                saved.put(use, parse(folder.ports().toString(), entries.getProperty(name, "")))));
        return new PortPlan(saved);
    }

    /** Where an HTTP service answers. */
    public String url(PortUse use) {
        return "http://127.0.0.1:" + port(use);
    }

    BrokerPorts brokerPorts() {
        return BrokerPorts.of(port(PortUse.KAFKA), port(PortUse.KAFKA_CONTROLLER));
    }

    /** The uses whose ports another program has. */
    public List<PortUse> taken() {
        return ports.entrySet().stream()
                .filter(entry -> !Loopback.isFree(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** One sentence that says which ports are taken and how to choose others. */
    public String describe(List<PortUse> taken) {
        String which = taken.stream()
                .map(use -> port(use) + " (" + use.optionName() + ")")
                .collect(Collectors.joining(", "));
        PortUse first = taken.getFirst();
        return "In use by another program: port " + which + ". Stop that program, or choose another port, for example"
                + " --port " + first.optionName() + "=" + (port(first) + 10_000) % HIGHEST + " or "
                + first.variable() + "=" + (port(first) + 10_000) % HIGHEST + ".";
    }

    private static int parse(String where, String text) {
        try {
            int port = Integer.parseInt(text.strip());
            if (port >= 1 && port <= HIGHEST) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // reported below, like a number out of range
        }
        throw new LocalFailure(where + " is \"" + text + "\": a port is a number from 1 to " + HIGHEST + ".");
    }

    private static void refuseSharedPorts(Map<PortUse, Integer> ports) {
        Map<Integer, PortUse> owners = new HashMap<>();
        ports.forEach((use, port) -> {
            @Nullable PortUse other = owners.put(port, use);
            if (other != null) {
                throw new LocalFailure("Port " + port + " is given to both " + other.optionName() + " and "
                        + use.optionName() + ": choose another for one of them.");
            }
        });
    }
}
