package io.ripen.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripen.docs.source.ServiceSource;
import io.ripen.docs.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** The compose file, held against what the services really have. */
class ComposeTest {
    private static final Path FOLDER = Sources.path("deploy", "compose");
    private static final String TEXT = Sources.text(FOLDER.resolve("compose.yaml"));
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)");

    @Test
    void namesWhatTheServicesHave() {
        assertThat(problems(TEXT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'8083}:8083', '8083}:8080', lifecycle: no port 8083",
        "'127.0.0.1/8082 ', '127.0.0.1/8081 ', scoring: its health is not asked",
        "RIPEN_NURTURE_SMTP_HOST, RIPEN_NURTURE_MAIL_HOST, nurture: no setting RIPEN_NURTURE_MAIL_HOST",
        "'postgres: {condition: service_healthy}', 'postgres: {condition: service_started}', scoring: starts before",
        "../../nurture-service/, ../../nurturing-service/, nurture: no module",
        "LINKS_KEYS:?, LINK_KEYS:?, not in env.example",
        "stop_grace_period: 60s, stop_grace_period: 5s, ends too soon",
        "'user: \"10001:10001\"', 'user: \"0:0\"', runs as another user",
        "'/tmp:exec', '/var/tmp:exec', nurture: cannot write to /tmp",
        "'spool:/ripen/spool', 'spool:/spool', ingest: cannot write to /ripen/spool",
        "MaxRAMPercentage=60, MaxRAMPercentage=90, runs another command than its image",
        "axllent/mailpit:v1.27, axllent/mailpit:latest, has no fixed version"
    })
    void noticesWhatTheyDoNotHave(String right, String wrong, String problem) {
        String broken = TEXT.replace(right, wrong);

        assertThat(broken).isNotEqualTo(TEXT);
        assertThat(problems(broken)).anySatisfy(found -> assertThat(found).contains(problem));
    }

    @Test
    void isAcceptedByTheComposeProgramWhereThatIsInstalled(@TempDir Path copy) throws Exception {
        assumeTrue(
                run(FOLDER, "docker", "compose", "version") == 0, "Skipped, because docker compose is not installed.");
        Files.copy(FOLDER.resolve("compose.yaml"), copy.resolve("compose.yaml"));
        Files.writeString(
                copy.resolve(".env"),
                Sources.text(FOLDER.resolve("env.example")).replaceAll("(?m)=$", "=filled-in"));

        assertThat(run(copy, "docker", "compose", "config", "--quiet")).isZero();
    }

    private static int run(Path folder, String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException notInstalled) {
            return -1;
        }
    }

    private static List<String> problems(String text) {
        JsonNode compose = new ObjectMapper().valueToTree(new Yaml().load(text));
        List<String> problems = new ArrayList<>();
        for (String service : Sources.SERVICES) {
            problemsOf(service, compose.path("services").path(service), problems);
        }
        compose.path("services").properties().forEach(entry -> {
            String image = entry.getValue().path("image").asText();
            if (!image.matches("[\\w./-]+:v?\\d[\\w.-]*")) {
                problems.add(image + " has no fixed version");
            }
        });
        Set<String> given = Sources.properties(FOLDER.resolve("env.example")).stringPropertyNames();
        VARIABLE.matcher(text)
                .results()
                .map(variable -> variable.group(1))
                .filter(variable -> !given.contains(variable))
                .forEach(variable -> problems.add(variable + " is not in env.example"));
        return problems;
    }

    private static void problemsOf(String service, JsonNode container, List<String> problems) {
        ServiceSource source = ServiceSource.of(service);
        String port = ":" + source.port();
        if (!container.path("ports").path(0).asText().endsWith(port)
                || !container.path("ports").path(0).asText().startsWith("127.0.0.1:")) {
            problems.add(service + ": no port " + source.port() + " of the loopback address");
        }
        String health = container.at("/healthcheck/test/3").asText();
        if (!health.contains("/127.0.0.1/" + source.port() + " ") || !health.contains(" /q/health/ready ")) {
            problems.add(service + ": its health is not asked");
        }
        Set<String> known =
                PodClaims.known(service).map(PodClaims::variable).collect(Collectors.toCollection(TreeSet::new));
        container.path("environment").properties().stream()
                .map(java.util.Map.Entry::getKey)
                .filter(name -> name.startsWith("RIPEN_") && !known.contains(name))
                .forEach(name -> problems.add(service + ": no setting " + name));
        List<String> needed = source.property("quarkus.flyway.migrate-at-start").equals("true")
                ? List.of("kafka", "postgres")
                : List.of("kafka");
        needed.stream()
                .filter(server -> !container
                        .at("/depends_on/" + server + "/condition")
                        .asText()
                        .equals("service_healthy"))
                .forEach(server -> problems.add(service + ": starts before " + server + " is healthy"));
        String module = container.path("volumes").path(0).asText().replaceAll("/target/.*", "");
        if (!module.equals("../../" + service + "-service") || !Files.isDirectory(FOLDER.resolve(module))) {
            problems.add(service + ": no module " + module);
        }
        problemsWithItsImage(service, container, problems);
        if (!container.path("stop_grace_period").asText().equals("60s")) {
            problems.add(service + ": ends too soon");
        }
    }

    /** The service runs in a plain Java image as it does in its own. */
    private static void problemsWithItsImage(String service, JsonNode container, List<String> problems) {
        if (!container.path("user").asText().equals(ImageClaims.fact("user"))
                || !container.path("working_dir").asText().equals(ImageClaims.fact("folder"))
                || !container.path("read_only").asBoolean()) {
            problems.add(service + ": runs as another user, in another folder or with a root that it can change");
        }
        List<String> words = new ArrayList<>();
        container.path("command").forEach(word -> words.add(word.asText()));
        String command = ImageClaims.fact("entrypoint").replaceFirst(" ", " " + ImageClaims.fact("java-options") + " ");
        if (!String.join(" ", words).equals(command)) {
            problems.add(service + ": runs another command than its image: " + words);
        }
        List<String> writable = new ArrayList<>();
        container.path("tmpfs").forEach(folder -> writable.add(folder.asText().replaceFirst(":.*", "")));
        container.path("volumes").forEach(volume -> writable.add(volume.asText().replaceFirst("^[^:]*:", "")));
        ImageClaims.volumes(service)
                .filter(volume -> !writable.contains(volume))
                .forEach(volume -> problems.add(service + ": cannot write to " + volume));
    }
}
