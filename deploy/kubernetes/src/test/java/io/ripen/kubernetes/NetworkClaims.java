package io.ripen.kubernetes;

import static io.ripen.kubernetes.Rendered.elements;

import com.fasterxml.jackson.databind.JsonNode;
import io.ripen.docs.source.ServiceSource;
import io.ripen.docs.source.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Routes from outside, scraping and selectors, held against the services' paths. */
final class NetworkClaims {
    /** What must never be reached from outside. */
    private static final List<String> INSIDE = List.of("/q/metrics", "/q/health/ready", "/q/openapi");

    private NetworkClaims() {}

    static List<Claim> all() {
        return List.of(
                new Claim(
                        "every path of ingest is public",
                        "path: /pixel/v1",
                        "path: /pixels/v1",
                        NetworkClaims::ingestPaths),
                new Claim(
                        "of nurture only the pages are public", "path: /p\n", "path: /\n", NetworkClaims::nurturePaths),
                new Claim(
                        "colleagues reach every other path on a host of its service",
                        "ripen-lifecycle, port: \\{name: http}}}\n",
                        "ripen-scoring, port: {name: http}}}\n",
                        NetworkClaims::privatePaths),
                new Claim(
                        "health and metrics are not reached from outside",
                        "path: /v1\n",
                        "path: /\n",
                        NetworkClaims::inside),
                new Claim(
                        "who asks for metrics brings a token where the service wants one",
                        "credentials: \\{name: ripen-metrics, key: token}",
                        "type: Bearer",
                        NetworkClaims::scraping),
                new Claim(
                        "selectors select one service's pods each",
                        "(kind: PodDisruptionBudget(?s:.{1,600}?)matchLabels:\n *app.kubernetes.io/name: )nurture-service",
                        "$1lifecycle-service",
                        NetworkClaims::selectors));
    }

    /** The ports of other machines that a service may reach. */
    static Set<Integer> openPorts(Rendered rendered, String service) {
        return elements(rendered.get("NetworkPolicy", "ripen-" + service).at("/spec/egress"))
                .flatMap(rule -> elements(rule.path("ports")))
                .map(port -> port.path("port").asInt())
                .collect(Collectors.toSet());
    }

    private static boolean reached(Rendered rendered, String ingress, String service, String path) {
        return rendered.find("Ingress", "ripen-" + ingress).stream()
                .flatMap(object -> elements(object.at("/spec/rules")))
                .flatMap(rule -> elements(rule.at("/http/paths")))
                .filter(route -> route.at("/backend/service/name").asText().equals("ripen-" + service))
                .anyMatch(route -> covers(route, path));
    }

    private static boolean covers(JsonNode route, String path) {
        String prefix = route.path("path").asText();
        if (route.path("pathType").asText().equals("ImplementationSpecific")) {
            return path.startsWith(prefix);
        }
        return prefix.equals("/") || path.equals(prefix) || path.startsWith(prefix + "/");
    }

    private static List<String> ingestPaths(Rendered rendered) {
        return unless(
                rendered,
                ServiceSource.of("ingest").paths().stream()
                        .map(path -> path.replaceAll("\\{slash: /\\?}", ""))
                        .filter(path -> !reached(rendered, "public", "ingest", path))
                        .map(path -> path + " of ingest is not public")
                        .toList());
    }

    private static List<String> nurturePaths(Rendered rendered) {
        List<String> wrong = new ArrayList<>();
        for (String path : ServiceSource.of("nurture").paths()) {
            boolean page = path.startsWith("/p/");
            if (reached(rendered, "public", "nurture", path) != page) {
                wrong.add(path + " of nurture is " + (page ? "not " : "") + "public");
            }
        }
        return unless(rendered, wrong);
    }

    private static List<String> privatePaths(Rendered rendered) {
        List<String> wrong = new ArrayList<>();
        for (String service : List.of("scoring", "lifecycle", "nurture")) {
            for (String path : ServiceSource.of(service).paths()) {
                if (!path.startsWith("/p/") && !reached(rendered, "private", service, path)) {
                    wrong.add(path + " of " + service + " is not routed");
                }
            }
        }
        return unless(rendered, wrong);
    }

    private static List<String> inside(Rendered rendered) {
        List<String> wrong = new ArrayList<>();
        for (String service : Sources.SERVICES) {
            for (String path : INSIDE) {
                if (reached(rendered, "public", service, path) || reached(rendered, "private", service, path)) {
                    wrong.add(path + " of " + service + " is reached from outside");
                }
            }
        }
        return wrong;
    }

    private static List<String> unless(Rendered rendered, List<String> wrong) {
        return rendered.ofKind("Ingress").isEmpty() ? List.of() : wrong;
    }

    private static List<String> scraping(Rendered rendered) {
        List<String> wrong = new ArrayList<>();
        for (JsonNode monitor : rendered.ofKind("ServiceMonitor")) {
            String service = monitor.at("/metadata/name").asText().replace("ripen-", "");
            boolean guarded = !ServiceSource.of(service)
                    .property("quarkus.http.auth.permission.metrics.policy")
                    .isEmpty();
            JsonNode endpoint = monitor.at("/spec/endpoints/0");
            boolean token =
                    !endpoint.at("/authorization/credentials/name").asText().isEmpty();
            if (guarded != token || !endpoint.path("path").asText().equals("/q/metrics")) {
                wrong.add(service + " wants a token: " + guarded + ", and is asked " + endpoint);
            }
        }
        return wrong;
    }

    private static List<String> selectors(Rendered rendered) {
        List<String> wrong = new ArrayList<>();
        for (String service : Sources.SERVICES) {
            List<JsonNode> selectors = new ArrayList<>(List.of(
                    rendered.workload(service).at("/spec/selector/matchLabels"),
                    rendered.get("Service", "ripen-" + service).at("/spec/selector"),
                    rendered.get("PodDisruptionBudget", "ripen-" + service).at("/spec/selector/matchLabels"),
                    rendered.get("NetworkPolicy", "ripen-" + service).at("/spec/podSelector/matchLabels")));
            elements(rendered.pod(service).path("topologySpreadConstraints"))
                    .forEach(spread -> selectors.add(spread.at("/labelSelector/matchLabels")));
            for (JsonNode selector : selectors) {
                List<String> selected = Sources.SERVICES.stream()
                        .filter(other -> PodClaims.selects(
                                selector, rendered.workload(other).at("/spec/template/metadata/labels")))
                        .toList();
                if (!selected.equals(List.of(service))) {
                    wrong.add(selector + " of " + service + " selects " + selected);
                }
            }
        }
        return wrong;
    }
}
