package io.ripen.ingest.mailprovider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import io.ripen.ingest.problem.ProblemCode;
import io.ripen.ingest.problem.Problems;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as it came.
 *
 * @param body the bytes that a signature is over
 * @param headers finds a header by its name, in whatever case
 * @param receivedAt when
 */
record WebhookCall(byte[] body, Function<String, @Nullable String> headers, Instant receivedAt) {

    @Nullable
    String header(String name) {
        return headers.apply(name);
    }

    /**
     * The body as JSON.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem if it is none
     */
    JsonNode json() {
        try {
            JsonNode json = WebhookJson.read(body);
            if (json.isMissingNode()) {
                throw notJson("There is no body.");
            }
            return json;
        } catch (StreamConstraintsException exceeded) {
            throw notJson(exceeded.getOriginalMessage());
        } catch (JsonProcessingException broken) {
            throw notJson("The body is not the JSON that a mail provider sends.");
        } catch (IOException broken) {
            throw notJson("The bytes are not UTF-8.");
        }
    }

    private static RuntimeException notJson(String detail) {
        return Problems.problem(ProblemCode.INVALID_JSON, detail);
    }
}
