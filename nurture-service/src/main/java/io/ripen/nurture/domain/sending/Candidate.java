package io.ripen.nurture.domain.sending;

import io.ripen.nurture.domain.Journey;
import io.ripen.nurture.domain.Mail;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A mail that is about to be sent.
 *
 * @param mail the mail
 * @param journey the version of its journey that decided, or that took over; empty if neither is in force any more
 * @param past when the lead got, or may have got, its mails of the kinds that count ({@link FrequencyCaps}), in any
 *     order: those that were sent, are unknown, or are with a sender right now
 * @param zone the clock that the recipient lives by, see {@link QuietHours#zone}
 */
public record Candidate(Mail mail, Optional<Journey> journey, List<Instant> past, ZoneId zone) {
    /** Copies the list. */
    public Candidate {
        past = List.copyOf(past);
    }
}
