package io.ripen.nurture.feedback;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ripen.contracts.touchpoint.PropertyValue;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.nurture.lead.OwnTouchpoints;
import io.ripen.nurture.lead.OwnTouchpoints.Happened;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A bounce that nobody but nurture heard of, as scoring is told: like one that a provider's webhook tells. */
public final class BounceTouchpoint {
    private static final Pattern STATUS_AT_THE_END = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}$");

    private BounceTouchpoint() {}

    /**
     * The touchpoint. A mail comes back in each way once, so mail and kind name it.
     *
     * @param leadId whose mail
     * @param mailKey which mail
     * @param permanent whether all others will come back, too
     * @param status what was said; an enhanced status code (RFC 3463) at its end is told on
     */
    public static TouchpointCaptured of(String leadId, String mailKey, boolean permanent, String status, Instant at) {
        String kind = permanent ? "hard" : "soft";
        Matcher code = STATUS_AT_THE_END.matcher(status);
        String told = code.find() ? code.group() : permanent ? "5.0.0" : "4.0.0";
        UUID id = UUID.nameUUIDFromBytes((kind + "-bounce/" + mailKey).getBytes(UTF_8));
        Map<String, PropertyValue> properties =
                Map.of("bounceKind", new PropertyValue.Text(kind), "bounceCode", new PropertyValue.Text(told));
        return OwnTouchpoints.of(
                id.toString(), leadId, mailKey, new Happened(TouchpointType.BOUNCE, null, List.of(), properties), at);
    }
}
