package io.ripen.ingest.reading;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.ripen.ingest.domain.Rejection;
import io.ripen.ingest.domain.RejectionCode;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Why bytes of a body are no JSON.
 *
 * @param at the byte of the body at which it shows
 * @param reason what is wrong; never repeats what was sent, for it may be a person's name
 */
public record JsonFault(int at, String reason) {
    private static final Pattern QUOTED = Pattern.compile("^Unrecognized token '.*': was", Pattern.DOTALL);

    /** What reading this part of a body failed for. */
    public static JsonFault of(IOException failure, JsonCuts.Cut part) {
        return failure instanceof JsonProcessingException broken
                ? new JsonFault(position(part, broken.getLocation()), reason(broken))
                : new JsonFault(part.from(), "The bytes are not UTF-8.");
    }

    /** Where an element should be there is none. */
    public static JsonFault nothing(JsonCuts.Cut part) {
        return new JsonFault(part.from(), "There is nothing between two commas.");
    }

    /** Why it is no JSON, without the word that the parser did not know. */
    static String reason(JsonProcessingException broken) {
        return broken instanceof MismatchedInputException
                ? "There is something after the end of the value."
                : QUOTED.matcher(broken.getOriginalMessage()).replaceFirst("Unrecognized token: was");
    }

    /** The rejection of the event that it costs. */
    public Rejection rejection(Lines body) {
        return new Rejection(RejectionCode.INVALID_JSON, "", "At " + body.where(at) + " of the body: " + reason);
    }

    private static int position(JsonCuts.Cut part, JsonLocation location) {
        long offset = location == null ? 0 : location.getByteOffset();
        return part.from() + Math.clamp(offset, 0, part.length());
    }
}
