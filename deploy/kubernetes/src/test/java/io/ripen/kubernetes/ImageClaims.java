package io.ripen.kubernetes;

import static io.ripen.kubernetes.Rendered.elements;

import com.fasterxml.jackson.databind.JsonNode;
import io.ripen.docs.source.ServiceSource;
import io.ripen.docs.source.Sources;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** Pods, held against what {@code ./ripen images} puts into the images. */
final class ImageClaims {
    private static final Properties IMAGE = Sources.properties(
            Sources.path("deploy", "images", "src", "main", "resources", "io", "ripen", "images", "image.properties"));

    private ImageClaims() {}

    static List<Claim> all() {
        return List.of(
                new Claim(
                        "pods run the images that are made",
                        "/lifecycle-service:",
                        "/lifecycle:",
                        rendered -> each(rendered, ImageClaims::names)),
                new Claim(
                        "pods run as the user that the images' folders belong to",
                        "runAsUser: 10001",
                        "runAsUser: 10002",
                        rendered -> each(rendered, ImageClaims::users)),
                new Claim(
                        "what an image must be able to write to is a volume",
                        "mountPath: /tmp",
                        "mountPath: /var/tmp",
                        rendered -> each(rendered, ImageClaims::folders)),
                new Claim(
                        "Java runs with the images' options",
                        "MaxRAMPercentage=60",
                        "MaxRAMPercentage=90",
                        rendered -> each(rendered, ImageClaims::commands)),
                new Claim(
                        "images open the ports of pods",
                        "containerPort: 8082",
                        "containerPort: 8080",
                        rendered -> each(rendered, ImageClaims::ports)));
    }

    /** What an image has under a key. */
    static String fact(String key) {
        String value = IMAGE.getProperty(key);
        if (value == null) {
            throw new AssertionError("image.properties has no " + key);
        }
        return value;
    }

    /** The folders that a service's image must be able to write to. */
    static Stream<String> volumes(String service) {
        return Arrays.stream(fact(service + ".volumes").split(" "));
    }

    private static Stream<String> names(Rendered rendered, String service) {
        return rendered.containers(service).stream()
                .map(container -> container.path("image").asText())
                .filter(image -> !image.matches(".+/" + service + "-service:[^/:]+"))
                .map(image -> "runs " + image);
    }

    private static Stream<String> users(Rendered rendered, String service) {
        JsonNode security = rendered.pod(service).path("securityContext");
        String user = security.path("runAsUser").asText() + ":"
                + security.path("runAsGroup").asText();
        boolean right = user.equals(fact("user"))
                && user.endsWith(":" + security.path("fsGroup").asText());
        return right ? Stream.empty() : Stream.of("runs as " + security);
    }

    private static Stream<String> folders(Rendered rendered, String service) {
        return rendered.containers(service).stream().flatMap(container -> {
            List<JsonNode> mounts = elements(container.path("volumeMounts")).toList();
            Stream<String> missing = volumes(service)
                    .filter(volume -> mounts.stream()
                            .noneMatch(mount -> mount.path("mountPath").asText().equals(volume)
                                    && !mount.path("readOnly").asBoolean()))
                    .map(volume -> "cannot write to " + volume);
            boolean settings = mounts.stream()
                    .anyMatch(mount -> mount.path("mountPath").asText().equals(fact("folder") + "/config"));
            return Stream.concat(missing, settings ? Stream.empty() : Stream.of("does not find its settings"));
        });
    }

    private static Stream<String> commands(Rendered rendered, String service) {
        boolean options = rendered.variables(service)
                .filter(variable -> variable.path("name").asText().equals("JDK_JAVA_OPTIONS"))
                .allMatch(variable -> variable.path("value").asText().equals(fact("java-options")));
        boolean own = rendered.containers(service).stream()
                .noneMatch(container -> container.has("command") || container.has("args"));
        return options && own ? Stream.empty() : Stream.of("runs another command than its image");
    }

    private static Stream<String> ports(Rendered rendered, String service) {
        String port = rendered.container(service).at("/ports/0/containerPort").asText();
        boolean right = port.equals(fact(service + ".port"))
                && port.equals(Integer.toString(ServiceSource.of(service).port()));
        return right ? Stream.empty() : Stream.of("opens " + port);
    }

    private interface Check {
        Stream<String> problems(Rendered rendered, String service);
    }

    private static List<String> each(Rendered rendered, Check check) {
        List<String> problems = new ArrayList<>();
        for (String service : Sources.SERVICES) {
            check.problems(rendered, service)
                    .map(problem -> service + ": " + problem)
                    .forEach(problems::add);
        }
        return problems;
    }
}
