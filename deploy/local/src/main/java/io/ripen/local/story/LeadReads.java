package io.ripen.local.story;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripen.local.process.LocalFailure;
import io.ripen.local.stack.PortPlan;
import io.ripen.local.stack.PortUse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Asks the services of the stack that runs, once: a part that is away is said to be away. */
public final class LeadReads {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
    private static final int NOT_FOUND = 404;
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER_LIMIT).build();
    private final PortPlan ports;
    private final String token;

    /** Asks with a token that has the roles sales, marketer and privacy. */
    public LeadReads(PortPlan ports, String token) {
        this.ports = ports;
        this.token = token;
    }

    /**
     * The id of the lead with a mail address.
     *
     * @throws LocalFailure if nobody has it, or scoring does not answer
     */
    public String leadWith(String email) {
        String query = URLEncoder.encode(email, StandardCharsets.UTF_8);
        return get(PortUse.SCORING, "/v1/leads/by-email?email=" + query)
                .map(lead -> lead.path("leadId").asText())
                .orElseThrow(() -> new LocalFailure("Nobody with the address " + email + " is known."));
    }

    /** What scoring knows: facts, touchpoints, receipt. */
    public JsonNode export(String leadId) {
        return get(PortUse.SCORING, "/v1/leads/" + leadId + "/export")
                .orElseThrow(() -> new LocalFailure("scoring-service does not know the lead " + leadId + " any more."));
    }

    /** Stages; nothing if lifecycle has not heard of the lead yet. */
    public Optional<JsonNode> stages(String leadId) {
        return get(PortUse.LIFECYCLE, "/v1/leads/" + leadId + "/stage");
    }

    /** Mails. */
    public Optional<JsonNode> mails(String leadId) {
        return get(PortUse.NURTURE, "/v1/leads/" + leadId + "/emails");
    }

    /** Who let the lead be mailed again after a bounce or a complaint. */
    public Optional<JsonNode> lifts(String leadId) {
        return get(PortUse.NURTURE, "/v1/leads/" + leadId + "/suppression-lifts");
    }

    private Optional<JsonNode> get(PortUse service, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(ports.url(service) + path))
                .header("Authorization", "Bearer " + token)
                .timeout(ANSWER_LIMIT)
                .build();
        String name = service.optionName() + "-service";
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            JsonNode json = MAPPER.readTree(answer.body());
            if (answer.statusCode() != 200) {
                throw new LocalFailure(name + " answered " + answer.statusCode() + ": "
                        + json.path("detail").asText(json.path("title").asText()));
            }
            return Optional.of(json);
        } catch (IOException away) {
            throw new LocalFailure(
                    name + " does not answer at " + ports.url(service) + ": ./ripen status shows what is down.", away);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("Interrupted.", interrupted);
        }
    }
}
