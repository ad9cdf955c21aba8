package io.ripen.scoring.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The source of identity events: one part of one visitor's history, which has exactly one lead, so that sequences count
 * from 1 without a memory of earlier parts.
 *
 * @param visitorKey the visitor
 * @param segment the part
 */
record IdentitySource(String visitorKey, int segment) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~:@-]+");

    /** The {@code ce_source}. */
    String uri() {
        return "/ripen/scoring/identity/" + encodedKey() + "/" + segment;
    }

    /** The {@code ce_id} of the event with this sequence. */
    String eventId(long sequence) {
        return "identity-" + encodedKey() + "-" + segment + "-" + sequence;
    }

    /** Clients choose visitor ids freely; a source must be a URI reference. */
    private String encodedKey() {
        return PLAIN.matcher(visitorKey).matches() ? visitorKey : URLEncoder.encode(visitorKey, StandardCharsets.UTF_8);
    }
}
