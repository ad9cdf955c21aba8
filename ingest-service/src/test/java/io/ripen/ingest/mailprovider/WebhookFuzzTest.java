package io.ripen.ingest.mailprovider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.ripen.ingest.domain.Decision;
import io.ripen.ingest.golden.GoldenCase;
import io.ripen.ingest.intake.IntakeInTests;
import io.ripen.ingest.intake.Protocol;
import io.ripen.ingest.intake.Submitted;
import io.ripen.testkit.Seeds;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a provider sends, each event is decided on, and what is accepted can be written. */
class WebhookFuzzTest {
    private static final int BODIES = 20_000;
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "1e400",
            "99999999999999999999",
            "1795168800.5",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\u202e\"",
            "\"a@b.example\"",
            "\"<a@b.example>\"",
            "\"javascript:alert(1)\"",
            "{}",
            "[]",
            "[[[]]]",
            "[null,1,\"x\",{}]",
            "\"" + "x".repeat(6000) + "\"",
            "[".repeat(80) + "]".repeat(80));

    @Test
    void decidesOnWhateverComes() {
        Random random = Seeds.random("webhook-fuzz");
        List<Sample> samples = Arrays.stream(MailProvider.values())
                .flatMap(provider -> GoldenCase.in(provider.pathName())
                        .map(golden -> new Sample(provider, new String(golden.request(), StandardCharsets.UTF_8))))
                .toList();
        int accepted = 0;
        int rejected = 0;
        int noJson = 0;
        for (int i = 0; i < BODIES; i++) {
            Sample sample = samples.get(random.nextInt(samples.size()));
            byte[] body = mutated(sample, random).getBytes(StandardCharsets.UTF_8);
            JsonNode json;
            try {
                json = new WebhookCall(body, name -> null, Instant.EPOCH).json();
            } catch (HttpProblem refused) {
                assertThat(refused.getStatusCode()).isEqualTo(400);
                noJson++;
                continue;
            }
            List<Decision> decisions = decisions(sample.provider, json);
            accepted += (int) decisions.stream()
                    .filter(decision -> isWritten(decision, WebhookIntake.protocol(sample.provider)))
                    .count();
            rejected += (int) decisions.stream()
                    .filter(Decision.Rejected.class::isInstance)
                    .count();
        }
        assertThat(accepted).as("the mutations leave some events good").isGreaterThan(BODIES / 4);
        assertThat(rejected).as("the mutations make some events bad").isGreaterThan(BODIES / 100);
        assertThat(noJson).as("the mutations break some bodies").isGreaterThan(BODIES / 100);
    }

    private record Sample(MailProvider provider, String body) {}

    private static List<Decision> decisions(MailProvider provider, JsonNode json) {
        List<WebhookEvent> events = WebhookIntake.reader(provider).read(json);
        List<Submitted> submitted = WebhookIntake.submitted(events);
        assertThat(submitted)
                .allSatisfy(event -> assertThat(event.payload().get()).isNotNull());
        List<Decision> decisions =
                IntakeInTests.decide(submitted.stream().map(Submitted::reading).toList());
        assertThat(WebhookAnswer.of(events, decisions).results()).hasSameSizeAs(events);
        return decisions;
    }

    private static boolean isWritten(Decision decision, Protocol protocol) {
        return decision instanceof Decision.Accepted accepted && IntakeInTests.isWritable(accepted, protocol);
    }

    private static String mutated(Sample sample, Random random) {
        boolean inMessage = sample.provider == MailProvider.SES && random.nextBoolean();
        return inMessage ? withMessage(sample.body, random) : mutated(sample.body, random);
    }

    /** The event of SES is text within the notification. */
    private static String withMessage(String notification, Random random) {
        try {
            JsonNode json = WebhookJson.read(notification);
            String message = mutated(json.path("Message").asText(), random);
            return ((ObjectNode) json).put("Message", message).toString();
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String mutated(String body, Random random) {
        String mutated = body;
        for (int i = random.nextInt(5); i > 0; i--) {
            mutated = random.nextInt(20) == 0 ? withoutPart(mutated, random) : withValue(mutated, random);
        }
        return mutated;
    }

    /** Replaces what stands behind some colon. */
    private static String withValue(String body, Random random) {
        int colon = body.indexOf("\":", random.nextInt(body.length() + 1));
        if (colon < 0) {
            return body;
        }
        int end = colon + 2;
        while (end < body.length() && ",}]\n".indexOf(body.charAt(end)) < 0) {
            end++;
        }
        return body.substring(0, colon + 2) + VALUES.get(random.nextInt(VALUES.size())) + body.substring(end);
    }

    private static String withoutPart(String body, Random random) {
        int from = random.nextInt(body.length() + 1);
        int to = Math.min(body.length(), from + random.nextInt(40));
        return body.substring(0, from) + body.substring(to);
    }
}
