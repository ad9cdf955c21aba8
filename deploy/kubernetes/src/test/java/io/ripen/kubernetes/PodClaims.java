package io.ripen.kubernetes;

import static io.ripen.kubernetes.Rendered.elements;
import static io.ripen.kubernetes.Rendered.strings;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import io.ripen.docs.source.ServiceSource;
import io.ripen.docs.source.Setting;
import io.ripen.docs.source.SettingsReader;
import io.ripen.docs.source.Sources;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pods, their settings and their ends, held against the services' settings and time-outs. */
final class PodClaims {
    private static final List<Setting> SETTINGS = SettingsReader.all();
    private static final Properties LANES = Sources.properties(Sources.path(
            "event-backbone", "lanes", "src", "main", "resources", "META-INF", "microprofile-config.properties"));

    private PodClaims() {}

    static List<Claim> all() {
        return List.of(
                new Claim(
                        "containers open the ports that the services listen on",
                        "containerPort: 8083",
                        "containerPort: 8080",
                        PodClaims::ports),
                new Claim(
                        "probes ask where the services answer",
                        "path: /q/health/ready",
                        "path: /health/ready",
                        PodClaims::probes),
                new Claim(
                        "every setting is one that the service knows",
                        "ripen\\.kafka\\.bootstrap-servers",
                        "ripen.kafka.bootstrap",
                        PodClaims::settings),
                new Claim(
                        "every variable is a setting that the service knows",
                        "name: RIPEN_NURTURE_LINKS_KEYS",
                        "name: RIPEN_NURTURE_LINK_KEYS",
                        PodClaims::variables),
                new Claim(
                        "the schema is made before a pod that needs it, and not again in it",
                        "name: QUARKUS_INIT_AND_EXIT",
                        "name: QUARKUS_INIT",
                        PodClaims::migration),
                new Claim(
                        "a pod has longer to end than a lane's batch can take",
                        "terminationGracePeriodSeconds: 60",
                        "terminationGracePeriodSeconds: 30",
                        PodClaims::drain),
                new Claim(
                        "a pod may take longer to start than it waits for Kafka",
                        "failureThreshold: 60",
                        "failureThreshold: 20",
                        PodClaims::start),
                new Claim(
                        "a spool's volume has room for twice the spool",
                        "storage: 12Gi",
                        "storage: 6Gi",
                        PodClaims::spool),
                new Claim(
                        "no secret is given, only named",
                        "valueFrom: \\{secretKeyRef: \\{name: ripen-smtp, key: password}}",
                        "value: hunter2",
                        PodClaims::secrets),
                new Claim(
                        "pods cannot write to their image, gain rights or take other services' variables for settings",
                        "readOnlyRootFilesystem: true",
                        "readOnlyRootFilesystem: false",
                        PodClaims::security),
                new Claim(
                        "PostgreSQL takes the connections of the most pods",
                        "max_connections: \"1200\"",
                        "max_connections: \"600\"",
                        PodClaims::connections));
    }

    private static List<String> ports(Rendered rendered) {
        return wrong(service -> {
            int port = ServiceSource.of(service).port();
            boolean right =
                    rendered.container(service).at("/ports/0/containerPort").asInt() == port
                            && rendered.properties(service)
                                    .getProperty("quarkus.http.port")
                                    .equals(Integer.toString(port))
                            && rendered.get("Service", "ripen-" + service)
                                    .at("/spec/ports/0/targetPort")
                                    .asText()
                                    .equals("http");
            return right ? Stream.empty() : Stream.of("listens on " + port);
        });
    }

    private static List<String> probes(Rendered rendered) {
        return wrong(service -> {
            ServiceSource source = ServiceSource.of(service);
            boolean moved = Stream.of("quarkus.http.non-application-root-path", "quarkus.smallrye-health.root-path")
                    .anyMatch(key -> !source.property(key).isEmpty());
            Map<String, String> wanted = Map.of(
                    "startupProbe",
                    "/q/health/live",
                    "livenessProbe",
                    "/q/health/live",
                    "readinessProbe",
                    "/q/health/ready");
            return wanted.entrySet().stream()
                    .filter(probe -> moved
                            || !rendered.container(service)
                                    .path(probe.getKey())
                                    .at("/httpGet/path")
                                    .asText()
                                    .equals(probe.getValue()))
                    .map(probe -> probe.getKey() + " does not ask " + probe.getValue());
        });
    }

    private static List<String> settings(Rendered rendered) {
        return wrong(service -> rendered.properties(service).stringPropertyNames().stream()
                .filter(key -> key.startsWith("ripen."))
                .filter(Predicate.not(key -> known(service).anyMatch(name -> matches(name, key))))
                .map(key -> "does not know " + key));
    }

    private static List<String> variables(Rendered rendered) {
        return wrong(service -> {
            Set<String> known = known(service).map(PodClaims::variables).collect(Collectors.toSet());
            return rendered.variables(service)
                    .map(variable -> variable.path("name").asText())
                    .filter(name -> name.startsWith("RIPEN_"))
                    .filter(name -> known.stream().noneMatch(name::matches))
                    .map(name -> "does not know " + name);
        });
    }

    static Stream<String> known(String service) {
        return Stream.concat(
                SETTINGS.stream()
                        .filter(setting -> setting.module().equals(service + "-service")
                                || setting.module().equals("event-backbone/lanes"))
                        .map(Setting::key),
                ServiceSource.of(service).expressions().keySet().stream());
    }

    private static boolean matches(String known, String key) {
        // Within a name, a star stands for a word that its user chose.
        return known.endsWith(".*")
                ? key.startsWith(known.substring(0, known.length() - 1))
                : key.matches(Pattern.quote(known).replace(".*.", ".\\E[a-z0-9-]+\\Q."));
    }

    /** The form of the variables of a name; a word that its user chose has no underscore there. */
    private static String variables(String known) {
        return variable(known).replace("___", "_[A-Z0-9]+_");
    }

    static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static List<String> migration(Rendered rendered) {
        return wrong(service -> {
            boolean migrates = ServiceSource.of(service)
                    .property("quarkus.flyway.migrate-at-start")
                    .equals("true");
            JsonNode init = rendered.pod(service).at("/initContainers/0");
            boolean before = elements(init.path("env"))
                    .anyMatch(variable -> variable.path("name").asText().equals("QUARKUS_INIT_AND_EXIT"));
            boolean again = elements(rendered.container(service).path("env"))
                    .noneMatch(variable -> variable.path("name").asText().equals("QUARKUS_FLYWAY_MIGRATE_AT_START"));
            boolean sameImage =
                    init.path("image").equals(rendered.container(service).path("image"));
            return migrates == (before && !again && sameImage) ? Stream.empty() : Stream.of("migrates: " + migrates);
        });
    }

    private static List<String> drain(Rendered rendered) {
        long statement =
                Long.parseLong(LANES.getProperty("quarkus.datasource.reactive.additional-properties.statement_timeout"))
                        / 1000;
        return wrong(service -> {
            JsonNode pod = rendered.pod(service);
            long pause = pod.at("/containers/0/lifecycle/preStop/sleep/seconds").asLong();
            long requests = seconds(ServiceSource.of(service).property("quarkus.shutdown.timeout"));
            long mails = service.equals("nurture") ? seconds(standard("ripen.nurture.sender.shutdown-timeout")) : 0;
            // A batch may have waited for one statement and have a second one, its commit, before it.
            long needed = pause + requests + mails + 2 * statement;
            long given = pod.path("terminationGracePeriodSeconds").asLong();
            return given > needed && pause > 0 ? Stream.empty() : Stream.of(given + " s do not exceed " + needed);
        });
    }

    private static List<String> start(Rendered rendered) {
        long wait = seconds(standard("ripen.lanes.start-timeout"));
        return wrong(service -> {
            JsonNode probe = rendered.container(service).path("startupProbe");
            long allowed = probe.path("periodSeconds").asLong()
                    * probe.path("failureThreshold").asLong();
            return allowed > wait ? Stream.empty() : Stream.of("may start for " + allowed + " s and waits " + wait);
        });
    }

    private static List<String> spool(Rendered rendered) {
        String bytes = rendered.properties("ingest")
                .getProperty("ripen.ingest.spool.max-bytes", standard("ripen.ingest.spool.max-bytes"));
        JsonNode claim = rendered.workload("ingest").at("/spec/volumeClaimTemplates/0/spec/resources/requests/storage");
        BigDecimal room = Quantity.getAmountInBytes(Quantity.parse(claim.asText()));
        boolean right = room.compareTo(new BigDecimal(bytes).multiply(BigDecimal.TWO)) >= 0;
        return right ? List.of() : List.of("a volume of " + claim + " for a spool of " + bytes + " bytes");
    }

    private static List<String> secrets(Rendered rendered) {
        List<String> wrong = new ArrayList<>();
        rendered.ofKind("Secret").forEach(secret -> wrong.add("a secret is rendered: " + secret.path("metadata")));
        wrong.addAll(wrong(service -> rendered.variables(service)
                .filter(variable -> variable.has("value"))
                .map(variable -> variable.path("name").asText())
                .filter(name -> !name.startsWith("QUARKUS_") && !name.equals("JDK_JAVA_OPTIONS"))
                .map(name -> name + " has its value in the open")));
        return wrong;
    }

    private static List<String> security(Rendered rendered) {
        return wrong(service -> {
            JsonNode pod = rendered.pod(service);
            boolean right = !pod.path("enableServiceLinks").asBoolean(true)
                    && !pod.path("automountServiceAccountToken").asBoolean(true)
                    && pod.at("/securityContext/runAsNonRoot").asBoolean();
            Stream<String> open = rendered.containers(service).stream()
                    .map(container -> container.path("securityContext"))
                    .filter(own -> !own.path("readOnlyRootFilesystem").asBoolean()
                            || own.path("allowPrivilegeEscalation").asBoolean(true)
                            || !own.at("/capabilities/drop/0").asText().equals("ALL"))
                    .map(own -> "a container has " + own);
            return right ? open : Stream.of("the pod has " + pod.path("securityContext"));
        });
    }

    private static List<String> connections(Rendered rendered) {
        if (rendered.ofKind("Cluster").isEmpty()) {
            return List.of();
        }
        int pool = Integer.parseInt(LANES.getProperty("quarkus.datasource.reactive.max-size"));
        int needed = 0;
        for (String service : List.of("scoring", "lifecycle", "nurture")) {
            int migrations = Integer.parseInt(ServiceSource.of(service).property("quarkus.datasource.jdbc.max-size"));
            // One more pod than usual while a new version comes.
            needed += (rendered.mostPods(service) + 1) * (pool + migrations);
        }
        int given = rendered.ofKind("Cluster")
                .getFirst()
                .at("/spec/postgresql/parameters/max_connections")
                .asInt();
        return given > needed ? List.of() : List.of(given + " connections for pods that may open " + needed);
    }

    private static String standard(String key) {
        return SETTINGS.stream()
                .filter(setting -> setting.key().equals(key))
                .map(Setting::standard)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no setting " + key));
    }

    private static long seconds(String duration) {
        if (!duration.matches("\\d+s")) {
            throw new AssertionError("not in seconds: " + duration);
        }
        return Long.parseLong(duration.substring(0, duration.length() - 1));
    }

    private static List<String> wrong(java.util.function.Function<String, Stream<String>> check) {
        return Sources.SERVICES.stream()
                .flatMap(service -> check.apply(service).map(problem -> service + ": " + problem))
                .toList();
    }

    /** The labels by which something selects pods, and those of the service that it is for. */
    static boolean selects(JsonNode selector, JsonNode labels) {
        return !selector.isEmpty()
                && strings(labels).entrySet().containsAll(strings(selector).entrySet());
    }
}
