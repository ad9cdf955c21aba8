package io.ripen.nurture.domain.sending;

import io.ripen.nurture.domain.Mail;
import io.ripen.nurture.domain.MailKind;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants beside consents.
 *
 * @param pausedUntil no marketing mail before; absent if there is no pause
 * @param declinedTopics no marketing mail about these
 */
public record MailPreferences(@Nullable Instant pausedUntil, Set<String> declinedTopics) {

    /** Nothing in particular. */
    public static final MailPreferences NONE = new MailPreferences(null, Set.of());

    /** Copies the set. */
    public MailPreferences {
        declinedTopics = Set.copyOf(declinedTopics);
    }

    /** What the preferences say about a mail that no other rule objects to. */
    public Clearance check(Mail mail, Instant now) {
        if (mail.kind() != MailKind.MARKETING) {
            return new Clearance.Cleared();
        }
        String topic = mail.data().topic();
        if (topic != null && declinedTopics.contains(topic)) {
            return new Clearance.Suppressed(SuppressionReason.TOPIC_DECLINED, null);
        }
        return pausedUntil != null && pausedUntil.isAfter(now)
                ? new Clearance.Held(SuppressionReason.PAUSED, pausedUntil)
                : new Clearance.Cleared();
    }
}
