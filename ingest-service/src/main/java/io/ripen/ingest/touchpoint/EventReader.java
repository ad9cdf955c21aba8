package io.ripen.ingest.touchpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.domain.Rejection;
import io.ripen.ingest.domain.RejectionCode;
import io.ripen.ingest.reading.JsonCuts.Cut;
import io.ripen.ingest.reading.JsonFault;
import java.io.IOException;

/** Reads one event of the native format from its bytes. */
final class EventReader {
    /** The format needs 3; the rest is for members that will be refused, so that the refusal can name them. */
    private static final int MAX_NESTING = 64;

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).build())
            .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
            .build();

    private EventReader() {}

    /** What one event turned out to be. */
    sealed interface Result {
        /** JSON. */
        record Json(Reading reading) implements Result {}

        /** No JSON. */
        record NotJson(JsonFault fault) implements Result {}
    }

    static Result read(byte[] body, Cut cut, int maxEventBytes) {
        try (JsonParser parser = JSON.createParser(body, cut.from(), cut.length())) {
            EventParse parse = new EventParse(parser);
            parse.event();
            if (cut.length() > maxEventBytes) {
                parse.refuse(RejectionCode.EVENT_TOO_LARGE, "", "An event has at most " + maxEventBytes + " bytes.");
            }
            return new Result.Json(parse.reading());
        } catch (StreamConstraintsException exceeded) {
            return new Result.Json(new Reading.Misshapen(
                    null, new Rejection(RejectionCode.LIMIT_EXCEEDED, "", exceeded.getOriginalMessage())));
        } catch (IOException broken) {
            return new Result.NotJson(JsonFault.of(broken, cut));
        }
    }
}
