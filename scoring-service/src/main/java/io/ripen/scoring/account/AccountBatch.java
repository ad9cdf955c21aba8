package io.ripen.scoring.account;

import io.ripen.contracts.Cause;
import io.ripen.contracts.account.AccountActivity;
import io.ripen.lanes.DueTimer;
import io.ripen.lanes.LaneOutcome;
import io.ripen.lanes.LaneRecord;
import io.ripen.lanes.PoisonRecord;
import io.ripen.lanes.SequenceGate;
import io.ripen.scoring.domain.account.Account;
import io.ripen.scoring.domain.account.AccountScore;
import io.ripen.scoring.domain.account.Membership;
import io.ripen.scoring.domain.fold.Score;
import io.ripen.scoring.domain.model.ScoringModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The activities and timers of one batch, by account. Each is decided on its own, so batching changes no event. */
final class AccountBatch {
    private record Arrival(
            Membership membership,
            Instant asOf,
            Cause cause,
            @Nullable String traceParent) {}

    private final ScoringModel model;
    private final Map<String, List<Arrival>> arrivals = new LinkedHashMap<>();
    private final Map<String, Instant> refolds = new LinkedHashMap<>();
    private final LaneOutcome.Builder outcome = LaneOutcome.builder();
    private final List<Account> accounts = new ArrayList<>();
    private final Map<List<String>, Membership> memberships = new LinkedHashMap<>();

    AccountBatch(List<LaneRecord> records, List<DueTimer> timers, ScoringModel model) {
        this.model = model;
        timers.forEach(timer -> refolds.put(timer.subject(), timer.dueAt()));
        records.forEach(this::add);
    }

    private void add(LaneRecord record) {
        Long sequence = record.envelope().sequence();
        if (sequence == null) {
            outcome.poison(new PoisonRecord(record, "sequence-missing: scoring's own events carry ce_sequence"));
        } else if (record.event() instanceof AccountActivity activity) {
            arrivals.computeIfAbsent(activity.accountId(), id -> new ArrayList<>())
                    .add(new Arrival(
                            AccountEvents.membership(activity, sequence),
                            activity.asOf(),
                            activity.cause(),
                            record.envelope().traceParent()));
        } else {
            outcome.poison(new PoisonRecord(record, "event-unexpected: the topic carries account activities only"));
        }
    }

    Collection<String> accountIds() {
        Set<String> ids = new LinkedHashSet<>(refolds.keySet());
        ids.addAll(arrivals.keySet());
        return ids;
    }

    /** The leads that the activities are about. */
    Set<String> leadIds() {
        Set<String> ids = new LinkedHashSet<>();
        arrivals.values()
                .forEach(each ->
                        each.forEach(arrival -> ids.add(arrival.membership().leadId())));
        return ids;
    }

    /**
     * Decides every timer and activity.
     *
     * @param known the accounts that are known of these; they change
     */
    LaneOutcome decide(Map<String, Account> known) {
        for (String accountId : accountIds()) {
            Account account = known.get(accountId);
            Instant refold = refolds.get(accountId);
            boolean changed = account != null && refold != null && goUnderTheModel(account, refold);
            for (Arrival arrival : arrivals.getOrDefault(accountId, List.of())) {
                if (account == null) {
                    account = Account.unknown(arrival.membership().key(), model);
                }
                changed |= take(account, arrival);
            }
            if (account != null && changed) {
                accounts.add(account);
            }
        }
        return outcome.build();
    }

    private boolean goUnderTheModel(Account account, Instant askedAt) {
        String fingerprint = account.fingerprint();
        Score previous = account.published();
        account.under(model)
                .ifPresent(score -> outcome.event(AccountEvents.scoreChanged(
                        account, score, previous, model, new Cause(null, askedAt, askedAt), null)));
        return !account.fingerprint().equals(fingerprint)
                || !account.published().equals(previous);
    }

    /** Whether it was new. */
    private boolean take(Account account, Arrival arrival) {
        Membership membership = arrival.membership();
        SequenceGate gate = SequenceGate.check(account.lastSeen(membership.leadId()), membership.sequence());
        if (gate == SequenceGate.DUPLICATE) {
            outcome.duplicate();
            return false;
        }
        if (gate == SequenceGate.GAP) {
            outcome.gap();
        }
        Score previous = account.published();
        AccountScore score = account.take(membership, arrival.asOf(), model);
        memberships.put(List.of(membership.leadId(), account.key().accountId()), membership);
        outcome.event(
                AccountEvents.scoreChanged(account, score, previous, model, arrival.cause(), arrival.traceParent()));
        return true;
    }

    /** The accounts to be written. */
    List<Account> changed() {
        return accounts;
    }

    /** The memberships to be written. */
    Collection<Membership> changedMemberships() {
        return memberships.values();
    }
}
