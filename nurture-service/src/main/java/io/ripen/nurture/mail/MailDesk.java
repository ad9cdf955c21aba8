package io.ripen.nurture.mail;

import io.ripen.lanes.LaneCommand;
import io.ripen.lanes.postgres.CommandInbox;
import io.ripen.nurture.domain.Facts;
import io.ripen.nurture.domain.sending.MailState;
import io.ripen.nurture.domain.sending.RetryPolicy;
import io.ripen.nurture.domain.sending.SendOutcome;
import io.ripen.nurture.mail.MailStore.DueMail;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Hands mails out to senders and takes their reports, each in one transaction together with the command that has the
 * result published. Whatever crashes: a mail is handed out again only if its sender reported that no server has it,
 * or that the server would know it again.
 */
@Singleton
final class MailDesk {
    private static final int EXPIRED_AT_ONCE = 100;

    private final Pool pool;
    private final MailStore store;
    private final CommandInbox commands;
    private final ClaimDecision decision;
    private final RetryPolicy retry;
    private final Clock clock;

    @Inject
    MailDesk(
            Pool pool,
            MailStore store,
            CommandInbox commands,
            ClaimDecision decision,
            SenderSettings settings,
            Clock clock) {
        this.pool = pool;
        this.store = store;
        this.commands = commands;
        this.decision = decision;
        this.retry = new RetryPolicy(settings.maxAttempts(), settings.firstRetry(), settings.longestRetry());
        this.clock = clock;
    }

    /**
     * A mail that a sender now has.
     *
     * @param mail the mail
     * @param facts the recipient as known at the claim
     */
    record ClaimedMail(StoredMail mail, Facts facts) {}

    /**
     * What one look for due mails gave.
     *
     * @param mails to be sent now
     * @param settled not to be sent: suppressed, or unknown if an attempt before was in doubt
     * @param held to wait, and due again later
     * @param more whether there may be more due mails
     */
    record Claim(List<ClaimedMail> mails, List<StoredMail> settled, List<StoredMail> held, boolean more) {}

    /** Takes up to so many due mails; those that a rule forbids right now are settled instead. */
    Uni<Claim> claim(int limit) {
        Instant now = clock.instant();
        return pool.withTransaction(transaction -> store.due(transaction, now, limit)
                .chain(due -> store.past(transaction, leadIds(due), now, now.minus(decision.memory()))
                        .map(past -> decision.decide(due, past, now, due.size() == limit)))
                .call(claim -> store.write(transaction, changed(claim)))
                .call(claim -> announce(transaction, claim.settled(), false)));
    }

    /** Takes a sender's report and answers the mail's new state. */
    Uni<MailState> settle(StoredMail claimed, SendOutcome outcome) {
        Instant now = clock.instant();
        int attempt = claimed.state().attempts();
        boolean mailboxRefused = outcome instanceof SendOutcome.Refused refused && refused.mailboxRefused();
        return pool.withTransaction(transaction -> store.one(transaction, claimed.key())
                .chain(found -> {
                    if (found.isEmpty()) {
                        return Uni.createFrom().item(claimed.state()); // the person was forgotten meanwhile
                    }
                    StoredMail before = found.get();
                    StoredMail after = before.in(before.state().settle(attempt, outcome, retry, now));
                    List<StoredMail> changes = after.equals(before) ? List.of() : List.of(after);
                    return store.write(transaction, changes)
                            .chain(() -> announce(transaction, changes, mailboxRefused))
                            .replaceWith(after.state());
                }));
    }

    /** Settles mails whose senders did not report in time, and answers how many. */
    Uni<Integer> expire() {
        Instant now = clock.instant();
        return pool.withTransaction(transaction -> store.expired(transaction, now, EXPIRED_AT_ONCE)
                .map(mails -> mails.stream().map(mail -> expired(mail, now)).toList())
                .call(mails -> store.write(transaction, mails))
                .call(mails -> announce(transaction, mails, false))
                .map(List::size));
    }

    private static Set<String> leadIds(List<DueMail> due) {
        return due.stream().map(next -> next.lead().leadId()).collect(Collectors.toSet());
    }

    private static List<StoredMail> changed(Claim claim) {
        List<StoredMail> changed = new ArrayList<>(claim.settled());
        changed.addAll(claim.held());
        claim.mails().forEach(claimed -> changed.add(claimed.mail()));
        return changed;
    }

    private static StoredMail expired(StoredMail mail, Instant now) {
        return mail.state() instanceof MailState.Sending sending ? mail.in(sending.expire(now)) : mail;
    }

    private Uni<Void> announce(SqlConnection transaction, List<StoredMail> mails, boolean mailboxRefused) {
        Instant now = clock.instant();
        List<LaneCommand> results = mails.stream()
                .flatMap(mail -> MailResult.of(mail, mailboxRefused).stream())
                .map(result -> result.toCommand(now))
                .toList();
        return commands.enqueueAll(transaction, MailResult.LANE_GROUP, results);
    }
}
