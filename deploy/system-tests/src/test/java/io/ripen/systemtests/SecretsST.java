package io.ripen.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ripen.local.server.Loopback;
import io.ripen.local.stack.Service;
import io.ripen.testkit.FaultProxy;
import io.ripen.testkit.KafkaBroker;
import io.ripen.testkit.MailInbox;
import io.ripen.testkit.PostgresServer;
import io.ripen.testkit.ServiceInstance;
import io.ripen.testkit.Tokens;
import io.ripen.testkit.WebhookReceiver;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every secret of every service has a value of its own; none stands in a log or an answer, whatever goes wrong. */
class SecretsST {
    private static final Path ROOT = Path.of(System.getProperty("ripen.root")).toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int BAD = 400;
    private static final int UNAUTHORISED = 401;
    private static final int FAILED = 500;
    private static final String BOUNCES = "bounce@ripen.example";
    private static final String FORM = """
            {"visitorId": "secret-browser", "type": "form-fill", "name": "demo-request",
             "page": {"url": "https://www.example.com/get-started/book-a-demo"},
             "facts": {"email": "ada@company.example", "name": "Ada Example", "company": "Example Ltd",
                       "companySize": "51-200", "jobTitle": "Chief Technology Officer", "function": "decider"},
             "consents": [{"purpose": "contact-by-mail", "status": "granted", "textVersion": "demo-1"}]}""";

    private final MarkedSecrets secrets = new MarkedSecrets();
    private final KafkaBroker broker = KafkaBroker.start();
    private final PostgresServer database = PostgresServer.start();
    private final FaultProxy toDatabase = database.openProxy();
    private final MailInbox inbox = MailInbox.start();
    private final AtomicInteger hooks = new AtomicInteger();
    private final AtomicInteger lookUps = new AtomicInteger();
    private final AtomicInteger mails = new AtomicInteger();
    private final WebhookReceiver failingHooks = receiver(hooks, FAILED);
    private final WebhookReceiver failingCompanies = receiver(lookUps, FAILED);
    private final WebhookReceiver failingProvider = receiver(mails, UNAUTHORISED);
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Service, ServiceInstance> services = new EnumMap<>(Service.class);
    private final List<ServiceInstance> all = new ArrayList<>();

    /** What was asked, and how it went wrong. */
    private final Map<String, String> answers = new LinkedHashMap<>();

    @TempDir
    private Path folder;

    private static WebhookReceiver receiver(AtomicInteger count, int status) {
        return new WebhookReceiver(hook -> {
            count.incrementAndGet();
            return status;
        });
    }

    @AfterEach
    void end() {
        all.forEach(ServiceInstance::close);
        Stream.of(failingHooks, failingCompanies, failingProvider).forEach(WebhookReceiver::close);
        http.close();
        toDatabase.close();
        inbox.close();
        broker.close();
        database.close();
    }

    @Test
    void noSecretIsToldWhateverGoesWrong() throws Exception {
        Map<String, String> settings = settings();
        assertThat(secrets.names())
                .as("secrets among the settings of docs/configuration.md")
                .containsAll(MarkedSecrets.settings(ROOT));
        useTheMarkedPassword();
        for (Service service : Service.values()) {
            services.put(service, started(service, settings, Map.of()));
        }
        ServiceInstance overHttp = started(
                Service.NURTURE,
                settings,
                Map.of("RIPEN_NURTURE_TRANSPORT", "http", "RIPEN_NURTURE_PROVIDER_URL", failingProvider.url()));
        List<ServiceInstance> refused = withMalformedSecrets(settings);
        await().atMost(PATIENCE)
                .until(() -> services.values().stream().allMatch(ServiceInstance::isReady) && overHttp.isReady());

        asksWithWrongKeys();
        letsDeliveriesFail(overHttp);
        asksWhileTheDatabaseIsAway();
        await().atMost(PATIENCE)
                .until(() ->
                        refused.stream().allMatch(instance -> instance.process().isEmpty()));

        assertThat(answers).hasSizeGreaterThan(30);
        answers.forEach((question, answer) -> assertThat(secrets.in(answer))
                .as("secrets in the answer to %s: %s", question, answer)
                .isEmpty());
        for (ServiceInstance instance : all) {
            assertThat(secrets.in(logs(instance)))
                    .as("secrets in the logs of %s", instance.home())
                    .isEmpty();
        }
    }

    private Map<String, String> settings() throws Exception {
        Map<String, String> settings = new HashMap<>();
        settings.put("RIPEN_KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
        settings.put("RIPEN_LANES_PARTITIONS", "3");
        settings.put("RIPEN_POSTGRES_HOST", "127.0.0.1");
        settings.put("RIPEN_POSTGRES_PORT", Integer.toString(toDatabase.port()));
        settings.put("RIPEN_POSTGRES_DATABASE", database.name());
        settings.put("RIPEN_POSTGRES_USER", database.name());
        settings.put("RIPEN_POSTGRES_PASSWORD", secrets.word("ripen.postgres.password"));
        settings.put("RIPEN_INGEST_SITES_FILE", file("sites.yaml", sites()));
        settings.put("RIPEN_INGEST_SITES_DAILY_SALT", secrets.word("ripen.ingest.sites.daily-salt"));
        settings.put("RIPEN_MAIL_LINKS_KEYS", "first:" + secrets.base64Url("ripen.mail-links.keys"));
        settings.put("RIPEN_SCORING_ENRICHMENT_ENABLED", "true");
        settings.put("RIPEN_SCORING_ENRICHMENT_URL", failingCompanies.url() + "&domain={domain}");
        settings.put("RIPEN_SCORING_ENRICHMENT_TOKEN", secrets.word("ripen.scoring.enrichment.token"));
        settings.put("RIPEN_LIFECYCLE_WEBHOOKS_ALLOWED_NETWORKS", "127.0.0.0/8");
        settings.put(
                "RIPEN_LIFECYCLE_WEBHOOKS_SECRET_KEYS",
                "first:" + secrets.base64("ripen.lifecycle.webhooks.secret-keys"));
        settings.putAll(nurtureSettings());
        return settings;
    }

    private Map<String, String> nurtureSettings() throws IOException {
        Map<String, String> settings = new HashMap<>();
        settings.put("RIPEN_NURTURE_JOURNEYS_FILES", file("told.yaml", """
                journey: told
                version: 1
                trigger:
                  stage-entered: MQL
                re-entry: never
                steps:
                  - webhook: tell
                    endpoint: crm
                  - mail: once
                    template: mql-welcome
                    purpose: contact-by-mail
                """));
        settings.put("RIPEN_NURTURE_LINKS_KEYS", "first:" + secrets.base64Url("ripen.nurture.links.keys"));
        settings.put("RIPEN_NURTURE_LINKS_BASE_URL", "http://127.0.0.1");
        settings.put("RIPEN_NURTURE_TRACKING_KEYS", "first:" + secrets.base64Url("ripen.nurture.tracking.keys"));
        settings.put("RIPEN_NURTURE_PROVIDER_TOKEN", secrets.word("ripen.nurture.provider.token"));
        settings.put("RIPEN_NURTURE_SMTP_HOST", "127.0.0.1");
        settings.put("RIPEN_NURTURE_SMTP_PORT", Integer.toString(Loopback.freePort()));
        settings.put("RIPEN_NURTURE_SMTP_USER", "ripen");
        settings.put("RIPEN_NURTURE_SMTP_PASSWORD", secrets.word("ripen.nurture.smtp.password"));
        settings.put("RIPEN_NURTURE_BOUNCE_MAILBOX_HOST", "127.0.0.1");
        settings.put("RIPEN_NURTURE_BOUNCE_MAILBOX_PORT", Integer.toString(inbox.imapPort()));
        settings.put("RIPEN_NURTURE_BOUNCE_MAILBOX_TLS", "none");
        settings.put("RIPEN_NURTURE_BOUNCE_MAILBOX_INTERVAL", "500ms");
        settings.put("RIPEN_NURTURE_BOUNCE_MAILBOX_USER", BOUNCES);
        settings.put("RIPEN_NURTURE_BOUNCE_MAILBOX_PASSWORD", secrets.word("ripen.nurture.bounce-mailbox.password"));
        settings.put("RIPEN_NURTURE_MAIL_BOUNCE_ADDRESS", BOUNCES);
        settings.put("RIPEN_NURTURE_DKIM_DOMAIN", "ripen.example");
        settings.put("RIPEN_NURTURE_DKIM_SELECTOR", "one");
        settings.put("RIPEN_NURTURE_DKIM_KEY_FILE", file("dkim.pem", secrets.rsaKey("ripen.nurture.dkim.key-file")));
        settings.put("RIPEN_NURTURE_WEBHOOKS_ENDPOINTS_CRM_URL", failingHooks.url());
        settings.put(
                "RIPEN_NURTURE_WEBHOOKS_ENDPOINTS_CRM_SECRET",
                "whsec_" + secrets.base64("ripen.nurture.webhooks.endpoints.*.secret"));
        settings.put(
                "RIPEN_NURTURE_WEBHOOKS_ENDPOINTS_CRM_PREVIOUS_SECRET",
                "whsec_" + secrets.base64("ripen.nurture.webhooks.endpoints.*.previous-secret"));
        settings.put("RIPEN_NURTURE_RULES_CONSENT", "granted");
        settings.put("RIPEN_NURTURE_RULES_DAYS", "monday,tuesday,wednesday,thursday,friday,saturday,sunday");
        settings.put("RIPEN_NURTURE_RULES_FROM", "00:00");
        settings.put("RIPEN_NURTURE_RULES_TO", "00:00");
        settings.put("RIPEN_NURTURE_SENDER_FIRST_RETRY", "500ms");
        settings.put("RIPEN_NURTURE_SENDER_LONGEST_RETRY", "500ms");
        settings.put("RIPEN_NURTURE_SENDER_OUTAGE_PAUSE", "100ms");
        return settings;
    }

    private String sites() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(secrets.word("server key").getBytes(StandardCharsets.UTF_8));
        return """
                sites:
                  - id: www
                    keys: [{id: servers, kind: server, sha256: %s}]
                    webhooks:
                      mailgun: {signingKey: %s}
                      postmark: {user: postmark, password: %s}
                      brevo: {token: %s}
                """.formatted(
                        HexFormat.of().formatHex(digest),
                        secrets.word("signing key of Mailgun"),
                        secrets.word("password of Postmark"),
                        secrets.word("token of Brevo"));
    }

    private void useTheMarkedPassword() throws Exception {
        String password = secrets.value("ripen.postgres.password");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE " + database.name() + " PASSWORD '" + password + "'");
        }
    }

    /** Each refuses to start, and says why. */
    private List<ServiceInstance> withMalformedSecrets(Map<String, String> settings) throws IOException {
        String short16 = secrets.word("a malformed secret").substring(0, 16);
        secrets.marked("its beginning", short16);
        return List.of(
                started(Service.INGEST, settings, Map.of("RIPEN_MAIL_LINKS_KEYS", "first:" + short16)),
                started(
                        Service.INGEST,
                        settings,
                        Map.of(
                                "RIPEN_INGEST_SITES_FILE",
                                file("bad-sites.yaml", sitesWith("brevo: {token: [" + short16 + "]}")))),
                started(Service.SCORING, settings, Map.of("RIPEN_POSTGRES_PASSWORD", short16)),
                started(Service.LIFECYCLE, settings, Map.of("RIPEN_LIFECYCLE_WEBHOOKS_SECRET_KEYS", short16)),
                started(Service.NURTURE, settings, Map.of("RIPEN_NURTURE_LINKS_KEYS", "first:" + short16)),
                started(
                        Service.NURTURE,
                        settings,
                        Map.of("RIPEN_NURTURE_WEBHOOKS_ENDPOINTS_CRM_SECRET", "whsec_" + short16)));
    }

    private static String sitesWith(String webhook) {
        return "sites:\n  - id: www\n    webhooks:\n      " + webhook + "\n";
    }

    private void asksWithWrongKeys() {
        String server = secrets.value("server key");
        String wrong = secrets.word("a wrong key");
        for (String path :
                List.of("/v1/touchpoints", "/v1/track", "/com.snowplowanalytics.snowplow/tp2", "/v1/nothing")) {
            ask(Service.INGEST, "POST", path, FORM, "X-Write-Key", wrong);
            ask(Service.INGEST, "POST", path, "{", "X-Write-Key", server);
            ask(Service.INGEST, "POST", path, FORM, "Authorization", basic(wrong));
            ask(Service.INGEST, "POST", path + "?writeKey=" + wrong, FORM, "Accept", "*/*");
        }
        for (String provider : List.of("mailgun", "postmark", "brevo", "nobody")) {
            ask(Service.INGEST, "POST", "/v1/webhooks/" + provider + "/www", "{}", "Authorization", basic(wrong));
        }
        List<String> tokens = List.of(
                secrets.marked("an expired token", Tokens.expired("ops")),
                secrets.marked("a forged token", Tokens.forged("ops")),
                secrets.marked("a token without roles", Tokens.withRoles()),
                secrets.marked("a token that nobody signed", Tokens.unsigned("ops")));
        for (Service service : List.of(Service.SCORING, Service.LIFECYCLE, Service.NURTURE)) {
            for (String token : tokens) {
                ask(service, "GET", "/v1/leads", "", "Authorization", "Bearer " + token);
                ask(service, "POST", "/v1/webhooks", "{", "Authorization", "Bearer " + token);
            }
        }
        ask(Service.NURTURE, "GET", "/p/unsubscribe/" + wrong, "", "Accept", "*/*");
        ask(Service.INGEST, "GET", "/v1/c/" + wrong, "", "Accept", "*/*");
    }

    /** One lead whose company is looked up, whose webhooks fail, and whose mail finds no server. */
    private void letsDeliveriesFail(ServiceInstance overHttp) throws Exception {
        String admin = secrets.marked("an admin's token", Tokens.withRoles("ops", "marketer", "sales", "privacy"));
        HttpResponse<String> endpoint = ask(
                Service.LIFECYCLE,
                "POST",
                "/v1/webhooks",
                "{\"url\": \"" + failingHooks.url() + "\"}",
                "Authorization",
                "Bearer " + admin);
        assertThat(endpoint.statusCode()).as(endpoint.body()).isEqualTo(201);
        secrets.marked("an endpoint's secret", endpoint.body().replaceAll("(?s).*whsec_([^\"]*)\".*", "$1"));
        assertThat(ask(Service.INGEST, "POST", "/v1/touchpoints", FORM, "X-Write-Key", secrets.value("server key"))
                        .statusCode())
                .isEqualTo(ACCEPTED);
        ServiceInstance overSmtp = services.get(Service.NURTURE);
        await().atMost(PATIENCE)
                .until(() -> lookUps.get() > 0
                        && hooks.get() > 1
                        && mails.get() > 0
                        && logs(overSmtp).contains("RIPEN-N-007")
                        && logs(overHttp).contains("RIPEN-N-007"));
    }

    private void asksWhileTheDatabaseIsAway() {
        toDatabase.cut();
        String admin = secrets.value("an admin's token");
        List<Service> stored = List.of(Service.SCORING, Service.LIFECYCLE, Service.NURTURE);
        await().atMost(PATIENCE)
                .until(() -> stored.stream()
                        .noneMatch(service -> services.get(service).isReady()));
        for (Service service : stored) {
            assertThat(ask(service, "GET", "/v1/leads", "", "Authorization", "Bearer " + admin)
                            .statusCode())
                    .isGreaterThanOrEqualTo(BAD);
            for (String path : List.of("/q/health", "/q/metrics", "/q/openapi")) {
                ask(service, "GET", path, "", "Authorization", "Bearer " + admin);
            }
        }
        for (String path : List.of("/q/health", "/q/metrics", "/q/openapi")) {
            ask(Service.INGEST, "GET", path, "", "Accept", "*/*");
        }
    }

    private ServiceInstance started(Service service, Map<String, String> common, Map<String, String> own) {
        Map<String, String> settings = new HashMap<>(common);
        settings.putAll(own);
        ServiceInstance instance = ServiceInstance.of(service, settings);
        all.add(instance);
        instance.start();
        return instance;
    }

    /** Asks, and keeps the answer unless it is one that may hold a secret because it was asked for. */
    private HttpResponse<String> ask(Service service, String method, String path, String body, String... header) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + services.get(service).port() + path))
                .header("Content-Type", "application/json")
                .headers(header)
                .timeout(PATIENCE)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= BAD || answer.statusCode() == OK) {
                answers.put(
                        answers.size() + ": " + service + " " + method + " " + path + " " + Arrays.toString(header),
                        answer.statusCode() + " " + answer.headers().map() + " " + answer.body());
            }
            return answer;
        } catch (IOException e) {
            throw new AssertionError("no answer to " + method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":").getBytes(StandardCharsets.UTF_8));
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private static String logs(ServiceInstance instance) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.list(instance.home().resolve("logs"))) {
            for (Path file : files.toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }
}
