package io.ripen.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripen.contracts.EventType;
import io.ripen.contracts.Topic;
import io.ripen.contracts.email.EmailFailed;
import io.ripen.contracts.email.EmailSent;
import io.ripen.testkit.Pace;
import io.ripen.testkit.Seeds;
import io.ripen.testkit.TopicReader;
import io.ripen.testkit.TopicRecord;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two thousand mails to one thousand people while nurture-service is killed again and again: no mail reaches the SMTP
 * server twice, and whichever did not reach it for certain says so. It takes minutes, so it runs with
 * {@code ./ripen test --slow} only.
 */
@Tag("slow")
class MailsOnceST {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LEADS = 1_000;
    private static final int MAILS = 2 * LEADS;
    private static final int KILLS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(300);

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path folder;

    @Test
    void noMailIsDeliveredTwiceHoweverOftenItsSenderIsKilled() {
        Map<String, String> settings = Map.of(
                "RIPEN_NURTURE_JOURNEYS_FILES", "double-opt-in,mql-welcome",
                "RIPEN_NURTURE_SMTP_CONNECT_TIMEOUT", "1s",
                "RIPEN_NURTURE_SMTP_IO_TIMEOUT", "3s",
                "RIPEN_NURTURE_SENDER_LEASE", "40s");
        try (LocalStack stack = new LocalStack(folder.resolve("mails"), settings)) {
            stack.start("up");
            await().atMost(PATIENCE).until(() -> stack.isReady("NURTURE") && stack.isReady("INGEST"));

            HttpResponse<String> answer = stack.post(
                    "INGEST", "/v1/touchpoints", forms(), "00-" + "1".repeat(32) + "-" + "2".repeat(16) + "-00");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            killNurture(stack);

            await().atMost(PATIENCE).until(() -> endings(stack).size() == MAILS);
            List<TopicRecord> endings = endings(stack);
            Set<String> sent = endings.stream()
                    .filter(ending -> ending.type().equals(EventType.EMAIL_SENT.typeName()))
                    .map(ending -> ending.data(EmailSent.class).messageId())
                    .collect(Collectors.toSet());
            List<String> inbox = inbox(stack);
            Set<String> delivered = Set.copyOf(inbox);
            System.out.printf(
                    "mails: %d decided on, %d kills of their sender; %d SENT, %d UNKNOWN of which %d delivered; "
                            + "%d in the inbox, delivered twice: %d%n",
                    MAILS,
                    KILLS,
                    sent.size(),
                    MAILS - sent.size(),
                    delivered.size() - sent.size(),
                    inbox.size(),
                    inbox.size() - delivered.size());

            assertThat(inbox).doesNotHaveDuplicates().containsAll(sent);
            assertThat(endings.stream()
                            .filter(ending -> ending.type().equals(EventType.EMAIL_FAILED.typeName()))
                            .map(ending -> ending.data(EmailFailed.class).outcome()))
                    .hasSize(MAILS - sent.size())
                    .allMatch(EmailFailed.Outcome.UNKNOWN::equals);
        }
    }

    /** Kills it each time when it has sent some more, first while it still decides on mails. */
    private static void killNurture(LocalStack stack) {
        Random random = Seeds.random("MailsOnceST");
        for (int kill = 0; kill < KILLS; kill++) {
            int some = 1 + kill * MAILS / KILLS;
            await().atMost(PATIENCE).pollInterval(POLL).until(() -> inbox(stack).size() >= some);
            Pace.pauseUpTo(random, LONGEST_PAUSE);
            assertThat(stack.kill("nurture-service")).isTrue();
        }
    }

    /** What became of mails, as a consumer knows it that drops what it has seen. */
    private static List<TopicRecord> endings(LocalStack stack) {
        List<TopicRecord> events =
                Outcome.once(new TopicReader(stack.bootstrapServers()).readAll(Topic.TRIGGER_EMAILS.topicName()));
        return events.stream()
                .filter(event -> !event.type().equals(EventType.EMAIL_TRIGGERED.typeName()))
                .toList();
    }

    private static List<String> inbox(LocalStack stack) {
        try {
            List<String> ids = new ArrayList<>();
            for (JsonNode mail : MAPPER.readTree(stack.inbox()).at("/messages")) {
                ids.add(mail.at("/messageId").asText().replaceAll("[<>]", ""));
            }
            return ids;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String forms() {
        return IntStream.range(0, LEADS).mapToObj(MailsOnceST::form).collect(Collectors.joining(",", "[", "]"));
    }

    private static String form(int lead) {
        return """
                {"id": "form-%1$d", "visitorId": "browser-%1$d", "type": "form-fill", "name": "demo-request",
                 "page": {"url": "https://www.example.com/get-started/book-a-demo"},
                 "facts": {"email": "person-%1$d@example.com", "name": "Ada Example", "company": "Example %1$d Ltd",
                           "companySize": "51-200", "jobTitle": "Chief Technology Officer", "function": "decider"},
                 "consents": [{"purpose": "contact-by-mail", "status": "granted", "textVersion": "demo-1"}]}""".formatted(lead);
    }
}
