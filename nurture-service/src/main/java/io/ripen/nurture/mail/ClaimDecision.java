package io.ripen.nurture.mail;

import io.ripen.nurture.domain.MailKind;
import io.ripen.nurture.domain.consent.ConsentPurpose;
import io.ripen.nurture.domain.sending.Clearance;
import io.ripen.nurture.domain.sending.MailState;
import io.ripen.nurture.domain.sending.SuppressionReason;
import io.ripen.nurture.link.TrackingTokens;
import io.ripen.nurture.mail.MailDesk.Claim;
import io.ripen.nurture.mail.MailDesk.ClaimedMail;
import io.ripen.nurture.mail.MailStore.DueMail;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Decides what becomes of the mails of one claim, one after the other, each with those before it in mind. */
@Singleton
final class ClaimDecision {
    private final MailClearance clearance;
    private final SendRate rate;
    private final Recipients recipients;
    private final TrackingTokens tokens;
    private final SenderSettings settings;

    @Inject
    ClaimDecision(
            MailClearance clearance,
            SendRate rate,
            Recipients recipients,
            TrackingTokens tokens,
            SenderSettings settings) {
        this.clearance = clearance;
        this.rate = rate;
        this.recipients = recipients;
        this.tokens = tokens;
        this.settings = settings;
    }

    /** How far back mails matter. */
    Duration memory() {
        return clearance.memory();
    }

    /**
     * Decides.
     *
     * @param due the mails, in the order in which they may go out
     * @param past when each lead got, or may have got, the mails that count within {@link #memory()}
     * @param now when they are claimed
     * @param more whether there may be more due mails
     */
    Claim decide(List<DueMail> due, Map<String, List<Instant>> past, Instant now, boolean more) {
        List<ClaimedMail> claimed = new ArrayList<>();
        List<StoredMail> settled = new ArrayList<>();
        List<StoredMail> held = new ArrayList<>();
        for (DueMail next : due) {
            StoredMail mail = next.mail();
            List<Instant> earlier = past.computeIfAbsent(next.lead().leadId(), id -> new ArrayList<>());
            if (mail.state() instanceof MailState.Queued queued && queued.isForgottenAt(now)) {
                settled.add(mail.in(queued.forget(now)));
            } else if (mail.state() instanceof MailState.Queued queued) {
                List<Instant> others = without(queued, earlier);
                switch (inLine(next, queued, clearance.check(next, others, now), now)) {
                    case Clearance.Cleared cleared -> {
                        if (!isInternal(mail)) {
                            others.add(now);
                            past.put(next.lead().leadId(), others);
                        }
                        claimed.add(new ClaimedMail(
                                mail.in(queued.claim(now.plus(settings.lease())))
                                        .tracked(isTracked(next))
                                        .goingTo(recipients.of(mail, next.lead().facts())),
                                next.lead().facts()));
                    }
                    case Clearance.Suppressed no -> settled.add(mail.in(queued.suppress(no.reason(), now)));
                    case Clearance.Held later -> {
                        MailState state = queued.hold(later.reason(), later.until(), now);
                        (state instanceof MailState.Queued ? held : settled).add(mail.in(state));
                    }
                }
            }
        }
        return new Claim(claimed, settled, held, more);
    }

    /** Another attempt is no other mail: that the one before may have arrived does not stand against it. */
    private static List<Instant> without(MailState.Queued queued, List<Instant> earlier) {
        List<Instant> others = new ArrayList<>(earlier);
        Instant doubt = queued.inDoubtSince();
        if (doubt != null) {
            others.remove(doubt);
        }
        return others;
    }

    private static boolean isInternal(StoredMail mail) {
        return mail.mail().kind() == MailKind.INTERNAL;
    }

    private boolean isTracked(DueMail due) {
        return tokens.isConfigured()
                && !isInternal(due.mail())
                && due.lead().consents().allows(ConsentPurpose.MAIL_TRACKING);
    }

    /** A mail that nothing stands against waits for its place in the line of its domain, once. */
    private Clearance inLine(DueMail due, MailState.Queued queued, Clearance cleared, Instant now) {
        if (!(cleared instanceof Clearance.Cleared) || queued.heldBy() == SuppressionReason.RATE_LIMIT) {
            return cleared;
        }
        Duration wait = rate.reserve(recipients.of(due.mail(), due.lead().facts()));
        return wait.isZero() ? cleared : new Clearance.Held(SuppressionReason.RATE_LIMIT, now.plus(wait));
    }
}
