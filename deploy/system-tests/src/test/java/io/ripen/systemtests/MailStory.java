package io.ripen.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripen.contracts.EventType;
import io.ripen.contracts.Topic;
import io.ripen.testkit.TopicReader;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Somebody who reads whitepapers and gets mails, told to the running system over HTTP and read from its APIs and inbox. */
final class MailStory {
    /** The journey of two whitepapers of one topic. */
    static final String USE_CASE = "use-case-by-topic";

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final LocalStack stack;
    private final String token;
    private final String email;
    private String leadId = "";

    /**
     * A story that begins.
     *
     * @param token of somebody who may say and see everything
     * @param email the person's address, also the name of its browser
     */
    MailStory(LocalStack stack, String token, String email) {
        this.stack = stack;
        this.token = token;
        this.email = email;
    }

    /**
     * The person fills a form, with an address and a consent to be contacted by mail.
     *
     * @param consent status of the consent
     * @param moreFacts members of the facts, each with a comma in front
     */
    MailStory registers(String consent, String moreFacts) {
        post("""
                {"visitorId": "%1$s", "type": "form-fill", "name": "newsletter",
                 "page": {"url": "https://www.example.com/newsletter"}, "facts": {"email": "%1$s"%2$s},
                 "consents": [{"purpose": "contact-by-mail", "status": "%3$s", "textVersion": "newsletter-1"}]}""".formatted(email, moreFacts, consent));
        return this;
    }

    /** The person downloads two whitepapers of a topic. */
    void reads(String topic) {
        post("[" + whitepaper(topic, 1) + "," + whitepaper(topic, 2) + "]");
    }

    /** Somebody of the company says something by an API, again and again while the service does not know the person yet. */
    void told(String service, String method, String path, String json) {
        LocalStack.Body body = new LocalStack.Body("application/json", json);
        HttpResponse<String> answer = await().atMost(PATIENCE)
                .pollInterval(POLL)
                .until(
                        () -> stack.ask(service, token, method, path.formatted(leadId()), body),
                        given -> given.statusCode() != 404);
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isBetween(200, 299);
    }

    /** What an API says of the person. */
    JsonNode asked(String service, String path) {
        HttpResponse<String> answer = stack.ask(service, token, "GET", path.formatted(leadId()), LocalStack.Body.NONE);
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return json(answer.body());
    }

    /** Status of a consent, as scoring knows it; empty for none. */
    String consent(String purpose) {
        for (JsonNode consent : asked("SCORING", "/v1/leads/%s/consents").path("consents")) {
            if (consent.path("purpose").asText().equals(purpose)) {
                return consent.path("status").asText();
            }
        }
        return "";
    }

    /** Waits until scoring knows of a consent's status. */
    void awaitConsent(String purpose, String status) {
        await().atMost(PATIENCE).pollInterval(POLL).until(() -> consent(purpose).equals(status));
    }

    /** Waits until the first mail of a journey's so many-th entry is in a state for a reason, empty for none. */
    JsonNode awaitMail(String journey, int entry, String state, String reason) {
        return await().atMost(PATIENCE)
                .pollInterval(POLL)
                .until(
                        () -> mail(journey, entry),
                        mail -> mail.path("state").asText().equals(state)
                                && mail.path("reason").asText().equals(reason));
    }

    /** The first mail of a journey's so many-th entry, as nurture's API shows it; missing while there is none. */
    JsonNode mail(String journey, int entry) {
        return StreamSupport.stream(
                        asked("NURTURE", "/v1/leads/%s/emails").path("emails").spliterator(), false)
                .filter(mail -> mail.path("journey").asText().equals(journey)
                        && mail.path("entry").asInt() == entry)
                .reduce((newer, older) -> older)
                .orElse(MAPPER.missingNode());
    }

    /** Waits for an event about the person's mails on the topic. */
    void awaitEvent(EventType type) {
        TopicReader topics = new TopicReader(stack.bootstrapServers());
        await().atMost(PATIENCE)
                .pollInterval(POLL)
                .until(() -> topics.readKey(Topic.TRIGGER_EMAILS.topicName(), leadId()).stream()
                        .anyMatch(event -> event.type().equals(type.typeName())));
    }

    /** Waits for so many mails in the person's inbox, and returns the newest with text, HTML and headers. */
    JsonNode received(int mails) {
        List<JsonNode> inbox =
                await().atMost(PATIENCE).pollInterval(POLL).until(this::inbox, found -> found.size() >= mails);
        assertThat(inbox).hasSize(mails);
        return json(stack.mail(inbox.getFirst().path("id").asText()));
    }

    /** What lies in the person's inbox, the newest first. */
    List<JsonNode> inbox() {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode mail : json(stack.inbox()).path("messages")) {
            if (mail.path("deliveredTo").asText().equals(email)) {
                found.add(mail);
            }
        }
        return found;
    }

    /** The link of a mail to one of the recipient's own pages. */
    static String link(JsonNode mail, String page) {
        Matcher link = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/p/" + page + "/\\S+")
                .matcher(mail.path("text").asText());
        assertThat(link.find()).as(page + " in " + mail.path("text").asText()).isTrue();
        return link.group();
    }

    String email() {
        return email;
    }

    /** The lead that the person became; waits until it is one. */
    String leadId() {
        if (leadId.isEmpty()) {
            String path = "/v1/leads/by-email?email=" + URLEncoder.encode(email, StandardCharsets.UTF_8);
            String answer = await().atMost(PATIENCE)
                    .pollInterval(POLL)
                    .until(
                            () -> stack.ask("SCORING", token, "GET", path, LocalStack.Body.NONE),
                            found -> found.statusCode() == 200)
                    .body();
            leadId = json(answer).path("leadId").asText();
        }
        return leadId;
    }

    private void post(String touchpoints) {
        HttpResponse<String> answer = stack.post("INGEST", "/v1/touchpoints", touchpoints, TRACE);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private String whitepaper(String topic, int number) {
        return """
                {"visitorId": "%1$s", "type": "download", "page": {"url": "https://www.example.com/files/%2$s-%3$d.pdf"},
                 "asset": {"id": "%2$s-%3$d", "type": "whitepaper", "topic": "%2$s"}}""".formatted(email, topic, number);
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
