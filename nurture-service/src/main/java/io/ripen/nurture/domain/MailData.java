package io.ripen.nurture.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a journey found out for a mail's template, beside the recipient's facts. An absent member plays no part.
 *
 * @param topic the topic that made the lead enter
 * @param asset the content that the mail offers
 * @param missingFact the name of the fact that the mail asks for
 * @param breach what sales did not do in time
 */
public record MailData(
        @Nullable String topic,
        @Nullable Asset asset,
        @Nullable String missingFact,
        @Nullable Breach breach) {

    /** Nothing beside the facts. */
    public static final MailData NONE = new MailData(null, null, null, null);

    /**
     * An agreed reaction time that passed.
     *
     * @param stage the stage whose clock ran out
     * @param clock the clock, for example {@code first-contact}
     * @param dueAt when it ran out
     * @param owner the sales user who owns the lead; absent if nobody does
     */
    public record Breach(
            String stage,
            String clock,
            Instant dueAt,
            @Nullable String owner) {}
}
