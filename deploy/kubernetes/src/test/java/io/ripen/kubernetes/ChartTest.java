package io.ripen.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartTest {
    static final List<Claim> CLAIMS = Stream.of(
                    KafkaClaims.all(), PodClaims.all(), ImageClaims.all(), NetworkClaims.all())
            .flatMap(List::stream)
            .toList();

    private static final Map<String, String> RENDERED = new TreeMap<>();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void render() {
        for (String set : ChartRendering.VALUE_SETS) {
            RENDERED.put(set, ChartRendering.of(folder.resolve(set), set, "{}").text());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "team", "large"})
    void passesHelmsOwnLint(String set, @TempDir Path copy) {
        LintResult result = ChartRendering.of(copy, set, "{}").lint();

        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    }

    @ParameterizedTest
    @FieldSource("CLAIMS")
    void keepsWhatItClaims(Claim claim) {
        RENDERED.forEach((set, text) ->
                assertThat(claim.check().apply(Rendered.parse(text))).as(set).isEmpty());
    }

    @ParameterizedTest
    @FieldSource("CLAIMS")
    void noticesABrokenClaim(Claim claim) {
        String text = RENDERED.getOrDefault("large", "");
        String broken = text.replaceFirst(claim.broken(), claim.by());

        assertThat(broken).as("the bad fixture changes something").isNotEqualTo(text);
        assertThat(claim.check().apply(Rendered.parse(broken))).isNotEmpty();
    }

    static Stream<JsonNode> typedObjects() {
        return RENDERED.values().stream()
                .flatMap(text -> Rendered.parse(text).all().stream())
                .filter(object ->
                        !TypedModels.WITHOUT_TYPES.contains(object.path("kind").asText()));
    }

    @Test
    void holdsNothingThatKubernetesOrStrimziDoNotKnow() throws IOException {
        for (JsonNode object : typedObjects().toList()) {
            assertThat(TypedModels.unknown(object))
                    .as("%s %s", object.path("kind"), object.at("/metadata/name"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"topologySpreadConstraints", "terminationGracePeriodSeconds", "entityOperator", "acls"})
    void noticesAMemberThatNobodyKnows(String member) throws IOException {
        String broken = RENDERED.getOrDefault("large", "").replace(member + ":", member + "s:");

        List<String> unknown = new java.util.ArrayList<>();
        for (JsonNode object : Rendered.parse(broken).all()) {
            if (!TypedModels.WITHOUT_TYPES.contains(object.path("kind").asText())) {
                unknown.addAll(TypedModels.unknown(object));
            }
        }

        assertThat(unknown).anySatisfy(problem -> assertThat(problem).contains(member + "s"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://login.example.com/realms/company,            443",
        "http://keycloak.auth.svc:8080/realms/company,        8080",
        "http://keycloak.auth.svc/realms/company,             80",
        "https://login.example.com:8443,                      8443",
        "https://[2001:db8::1]/realms/company,                443"
    })
    void letsServicesThatCheckTokensReachTheLoginServer(String serverUrl, int port, @TempDir Path copy) {
        String values = "{login: {serverUrl: \"" + serverUrl
                + "\"}, services: {scoring: {egress: []}, lifecycle: {egress: []}, nurture: {egress: []}}}";

        Rendered rendered =
                Rendered.parse(ChartRendering.of(copy, "large", values).text());

        for (String service : List.of("scoring", "lifecycle", "nurture")) {
            assertThat(NetworkClaims.openPorts(rendered, service)).as(service).contains(port);
        }
    }

    @Test
    void writesLargeNumbersInFull(@TempDir Path copy) {
        String values = "{services: {ingest: {settings: {ripen.ingest.spool.max-bytes: 6442450944,"
                + " ripen.ingest.spool.share: 0.25}}}, kafka: {client: {receive.buffer.bytes: 2000000}}}";

        String text = ChartRendering.of(copy, "large", values).text();

        assertThat(text)
                .contains("ripen.ingest.spool.max-bytes=6442450944\n")
                .contains("ripen.ingest.spool.share=0.25\n")
                .contains("kafka.receive.buffer.bytes=2000000\n");
    }

    @Test
    void writesAPemKeyOnOneLine(@TempDir Path copy) {
        String values = "{login: {serverUrl: \"\","
                + " publicKey: \"-----BEGIN PUBLIC KEY-----\\nMIIB\\nIjAN\\n-----END PUBLIC KEY-----\\n\"}}";

        Rendered rendered =
                Rendered.parse(ChartRendering.of(copy, "large", values).text());

        assertThat(rendered.properties("scoring"))
                .containsEntry("quarkus.oidc.public-key", "-----BEGIN PUBLIC KEY-----MIIBIjAN-----END PUBLIC KEY-----");
    }

    @Test
    void tellsIngestOfItsProxies(@TempDir Path one, @TempDir Path several) {
        String values = "{ingress: {trustedProxies: [10.0.0.0/8, \"2001:db8::/32\", 192.0.2.7]}}";

        assertThat(ChartRendering.of(one, "large", "{}").text())
                .contains("quarkus.http.proxy.proxy-address-forwarding=true\n")
                .doesNotContain("trusted-proxies");
        assertThat(ChartRendering.of(several, "large", values).text())
                .contains("quarkus.http.proxy.trusted-proxies=10.0.0.0/8,2001:db8::/32,192.0.2.7\n");
    }

    static Stream<String> wrongValues() {
        return Stream.of(
                "{partition: 3}",
                "{services: {scoring: {replicas: 0}}}",
                "{services: {scoring: {settings: {rippen.lanes.turns: 8}}}}",
                "{login: {serverUrl: \"\"}}",
                "{image: {repository: \"\"}}",
                "{ingress: {trustedProxies: [proxy.example.com]}}",
                "{partitions: 3, services: {scoring: {replicas: 4, autoscaling: {enabled: false}}}}",
                "{ingress: {enabled: true, public: {pagesHost: \"\"}}}");
    }

    @ParameterizedTest
    @MethodSource("wrongValues")
    void refusesWrongValues(String values, @TempDir Path copy) {
        ChartRendering rendering = ChartRendering.of(copy, "large", values);

        assertThatThrownBy(rendering::text).isInstanceOf(RuntimeException.class);
    }
}
