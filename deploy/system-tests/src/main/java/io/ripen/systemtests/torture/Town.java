package io.ripen.systemtests.torture;

import io.ripen.local.process.Polling;
import io.ripen.local.stack.Service;
import io.ripen.testkit.FaultProxy;
import io.ripen.testkit.KafkaBroker;
import io.ripen.testkit.MailInbox;
import io.ripen.testkit.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Everything that runs: a broker, a database, an SMTP server and some instances of each service, each of these with a
 * proxy of its own before the database and SMTP. The last instances reach the broker through one more proxy.
 */
final class Town implements AutoCloseable {
    static final String BROKER_PROXY = "last-instances>kafka";
    /** Connections of one instance to the database at most; PostgreSQL takes a hundred. */
    static final int POOL = 8;

    private static final int INSTANCES = 2;
    private static final int PARTITIONS = 6;
    private static final String WRITE_KEY = "server-key-of-the-torture-run";
    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private final KafkaBroker broker;
    private final PostgresServer database;
    private final MailInbox inbox;
    private final Map<String, FaultProxy> proxies = new LinkedHashMap<>();
    private final Map<String, Member> members = new LinkedHashMap<>();

    private Town(int instances) {
        CompletableFuture<PostgresServer> starting = CompletableFuture.supplyAsync(PostgresServer::start);
        CompletableFuture<MailInbox> mail = CompletableFuture.supplyAsync(MailInbox::start);
        broker = KafkaBroker.start();
        database = starting.join();
        inbox = mail.join();
        proxies.put(BROKER_PROXY, broker.openProxy());
        Path files = inbox.home();
        Map<String, String> common = settings(files);
        for (Service service : Service.values()) {
            for (int number = 1; number <= instances; number++) {
                String name = service.folder() + "-" + number;
                members.put(name, new Member(name, service, settings(name, service, number == instances, common)));
            }
        }
    }

    /** Starts everything and returns when every instance is ready. */
    static Town start() {
        Town town = withInstances(INSTANCES);
        start(town.members());
        return town;
    }

    /** Starts the servers; so many instances of each service can be started. */
    static Town withInstances(int instances) {
        return new Town(instances);
    }

    /** Starts these instances side by side and returns when each is ready. */
    static void start(List<Member> some) {
        some.forEach(Member::start);
        Polling.until(
                START_LIMIT,
                () -> some.stream().allMatch(Member::isReady) || some.stream().anyMatch(Member::hasEnded));
        if (!some.stream().allMatch(Member::isReady)) {
            throw new IllegalStateException("not every service is ready within " + START_LIMIT + "; their logs: "
                    + some.stream()
                            .filter(member -> !member.isReady())
                            .map(member -> member.home().toString())
                            .collect(Collectors.joining(" ")));
        }
    }

    private Map<String, String> settings(String name, Service service, boolean last, Map<String, String> common) {
        Map<String, String> settings = new HashMap<>(common);
        String brokerAddress = last ? proxy(BROKER_PROXY).address() : broker.bootstrapServers();
        settings.put("RIPEN_KAFKA_BOOTSTRAP_SERVERS", brokerAddress);
        if (service != Service.INGEST) {
            FaultProxy proxy = database.openProxy();
            proxies.put(name + ">postgres", proxy);
            settings.put("RIPEN_POSTGRES_PORT", Integer.toString(proxy.port()));
        }
        if (service == Service.NURTURE) {
            FaultProxy proxy = inbox.openProxy();
            proxies.put(name + ">smtp", proxy);
            settings.put("RIPEN_NURTURE_SMTP_PORT", Integer.toString(proxy.port()));
        }
        return settings;
    }

    private Map<String, String> settings(Path files) {
        Map<String, String> settings = new HashMap<>();
        settings.put("RIPEN_POSTGRES_HOST", "127.0.0.1");
        settings.put("RIPEN_POSTGRES_DATABASE", database.name());
        settings.put("RIPEN_POSTGRES_USER", database.name());
        settings.put("RIPEN_POSTGRES_PASSWORD", database.name());
        settings.put("QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE", Integer.toString(POOL));
        settings.put("RIPEN_LANES_PARTITIONS", Integer.toString(PARTITIONS));
        // Shorter than the longest standstill, so that lanes change their owners under a sleeper.
        settings.put("MP_MESSAGING_CONNECTOR_SMALLRYE_KAFKA_SESSION_TIMEOUT_MS", "6000");
        settings.put("MP_MESSAGING_CONNECTOR_SMALLRYE_KAFKA_HEARTBEAT_INTERVAL_MS", "2000");
        settings.put("RIPEN_LANES_STALL_AFTER", "30s");
        settings.put("RIPEN_INGEST_SITES_FILE", file(files, "sites.yaml", sites()));
        settings.put("RIPEN_SCORING_MODEL", file(files, "scoring.yaml", resource("scoring.yaml")));
        settings.put("RIPEN_LIFECYCLE_STAGES", file(files, "stages.yaml", resource("stages.yaml")));
        settings.put(
                "RIPEN_NURTURE_JOURNEYS_FILES",
                file(files, "mql-mail.yaml", resource("mql-mail.yaml")) + ","
                        + file(files, "sal-mail.yaml", resource("sal-mail.yaml")));
        settings.put("RIPEN_NURTURE_RULES_CONSENT", "granted");
        settings.put("RIPEN_NURTURE_RULES_CAPS", "none");
        settings.put("RIPEN_NURTURE_RULES_DAYS", "monday,tuesday,wednesday,thursday,friday,saturday,sunday");
        settings.put("RIPEN_NURTURE_RULES_FROM", "00:00");
        settings.put("RIPEN_NURTURE_RULES_TO", "00:00");
        settings.put("RIPEN_NURTURE_SMTP_HOST", "127.0.0.1");
        settings.put("RIPEN_NURTURE_SMTP_CONNECT_TIMEOUT", "1s");
        settings.put("RIPEN_NURTURE_SMTP_IO_TIMEOUT", "1s");
        settings.put("RIPEN_NURTURE_SENDER_LEASE", "15s");
        settings.put("RIPEN_NURTURE_SENDER_SWEEP_INTERVAL", "1s");
        settings.put("RIPEN_NURTURE_SENDER_OUTAGE_PAUSE", "1s");
        settings.put("RIPEN_NURTURE_SENDER_FIRST_RETRY", "1s");
        settings.put("RIPEN_NURTURE_SENDER_LONGEST_RETRY", "5s");
        settings.put("RIPEN_NURTURE_LINKS_KEYS", "torture:" + Digest.sha256("a secret for one run"));
        settings.put("RIPEN_NURTURE_LINKS_BASE_URL", "http://127.0.0.1");
        return settings;
    }

    private static String sites() {
        return """
                sites:
                  - id: www
                    keys: [{id: torture, kind: server, sha256: %s}]
                    limits: {eventsPerSecondPerKey: 100000, eventsPerSecondPerIp: 100000}
                """.formatted(Digest.sha256(WRITE_KEY));
    }

    /** Everything that a schedule can name. */
    Schedule.Targets targets() {
        return new Schedule.Targets(
                List.copyOf(members.keySet()), proxiesTo("postgres"), proxiesTo("smtp"), BROKER_PROXY);
    }

    private List<String> proxiesTo(String server) {
        return proxies.keySet().stream()
                .filter(name -> name.endsWith(">" + server))
                .toList();
    }

    KafkaBroker broker() {
        return broker;
    }

    PostgresServer database() {
        return database;
    }

    MailInbox inbox() {
        return inbox;
    }

    List<Member> members() {
        return List.copyOf(members.values());
    }

    List<Member> members(Service service) {
        return members.values().stream()
                .filter(member -> member.service() == service)
                .toList();
    }

    Member member(String name) {
        Member member = members.get(name);
        if (member == null) {
            throw new IllegalArgumentException("no service " + name);
        }
        return member;
    }

    FaultProxy proxy(String name) {
        FaultProxy proxy = proxies.get(name);
        if (proxy == null) {
            throw new IllegalArgumentException("no proxy " + name);
        }
        return proxy;
    }

    String writeKey() {
        return WRITE_KEY;
    }

    /** Where logs lie. */
    List<Path> homes() {
        List<Path> homes =
                new ArrayList<>(members.values().stream().map(Member::home).toList());
        homes.add(inbox.home());
        return homes;
    }

    @Override
    public void close() {
        members.values().forEach(Member::close);
        proxies.values().forEach(FaultProxy::close);
        inbox.close();
        broker.close();
        database.close();
    }

    private static String file(Path folder, String name, String content) {
        try {
            return Files.writeString(folder.resolve(name), content).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Town.class.getResourceAsStream("/torture/" + name)) {
            if (in == null) {
                throw new IllegalStateException("torture/" + name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
