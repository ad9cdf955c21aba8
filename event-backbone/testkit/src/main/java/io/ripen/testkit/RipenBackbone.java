package io.ripen.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.ripen.local.server.BrokerPorts;
import io.ripen.local.server.Loopback;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker, a real PostgreSQL server and a real SMTP inbox for the tests of a module, started once per test
 * JVM on random loopback ports, as local processes, with data below {@code target}. The inbox is started when it is
 * asked for, with the argument {@code mail} set to {@code true}. The services get a static key that checks the tokens of
 * {@link Tokens}, unless the argument {@code key} is {@code false}.
 *
 * <p>A test class names it in {@code QuarkusTestResource}; handles come from {@link #kafka}, {@link #postgres} and
 * {@link #mail}. Tests without Quarkus create one and call {@link #start} themselves.
 *
 * <p>Local processes are used on every machine, also where a container engine answers: tests kill and suspend them.
 */
public final class RipenBackbone implements QuarkusTestResourceLifecycleManager {
    /** Class loaders of Quarkus share no static fields; the home folder's path is passed on in a system property. */
    private static final String HOME_PROPERTY = "ripen.testkit.backbone";

    private static final String PORTS_FILE = "ports.properties";
    private static final List<String> PORT_NAMES =
            List.of("kafka", "controller", "detour-listen", "detour-advertised", "postgres", "smtp", "imap", "inbox");

    private boolean withMail;
    private boolean withKey = true;

    @Override
    public void init(Map<String, String> arguments) {
        withMail = Boolean.parseBoolean(arguments.getOrDefault("mail", "false"));
        withKey = Boolean.parseBoolean(arguments.getOrDefault("key", "true"));
    }

    /** Starts what does not run yet and says where it is. */
    @Override
    public Map<String, String> start() {
        CompletableFuture<Void> database =
                CompletableFuture.runAsync(() -> postgres().restart());
        kafka().restart();
        database.join();
        Map<String, String> settings = new HashMap<>();
        settings.put("ripen.kafka.bootstrap-servers", kafka().bootstrapServers());
        settings.put("ripen.postgres.host", "127.0.0.1");
        settings.put("ripen.postgres.port", Integer.toString(postgres().port()));
        settings.put("ripen.postgres.database", postgres().name());
        settings.put("ripen.postgres.user", postgres().name());
        settings.put("ripen.postgres.password", postgres().name());
        settings.put("quarkus.http.test-port", "0");
        // Quarkus 3.30 always waits this long: a listener of its Jackson extension never reports that it is done.
        settings.put("quarkus.shutdown.timeout", "100ms");
        if (withKey) {
            settings.put("quarkus.oidc.public-key", Tokens.publicKey());
        }
        if (withMail) {
            mail().restart();
            settings.put("ripen.nurture.smtp.host", "127.0.0.1");
            settings.put("ripen.nurture.smtp.port", Integer.toString(mail().smtpPort()));
        }
        return Map.copyOf(settings);
    }

    /** Does nothing: the servers serve the next test class too and end with the JVM. */
    @Override
    public void stop() {}

    /** The broker. */
    public static KafkaBroker kafka() {
        Map<String, Integer> ports = ports();
        return new KafkaBroker(
                home(),
                new BrokerPorts(
                        port(ports, "kafka"),
                        port(ports, "controller"),
                        port(ports, "detour-listen"),
                        port(ports, "detour-advertised")));
    }

    /** The database server. */
    public static PostgresServer postgres() {
        return new PostgresServer(home(), port(ports(), "postgres"));
    }

    /** The inbox. */
    public static MailInbox mail() {
        Map<String, Integer> ports = ports();
        return new MailInbox(home(), port(ports, "smtp"), port(ports, "imap"), port(ports, "inbox"));
    }

    private static int port(Map<String, Integer> ports, String name) {
        return ports.getOrDefault(name, 0);
    }

    private static Path home() {
        synchronized (Runtime.getRuntime()) {
            @Nullable String known = System.getProperty(HOME_PROPERTY);
            if (known != null) {
                return Path.of(known);
            }
            Path home = TestServers.newHome("backbone");
            Properties ports = new Properties();
            PORT_NAMES.forEach(name -> ports.setProperty(name, Integer.toString(Loopback.freePort())));
            try (Writer out = Files.newBufferedWriter(home.resolve(PORTS_FILE))) {
                ports.store(out, null);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            System.setProperty(HOME_PROPERTY, home.toString());
            return home;
        }
    }

    private static Map<String, Integer> ports() {
        Properties ports = new Properties();
        try (Reader in = Files.newBufferedReader(home().resolve(PORTS_FILE))) {
            ports.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Integer> numbers = new HashMap<>();
        PORT_NAMES.forEach(name -> numbers.put(name, Integer.parseInt(ports.getProperty(name, "0"))));
        return numbers;
    }
}
