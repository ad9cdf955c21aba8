package io.ripen.scoring.account;

import io.ripen.contracts.Cause;
import io.ripen.contracts.account.AccountActivity;
import io.ripen.lanes.LaneOutcome;
import io.ripen.lanes.LaneRecord;
import io.ripen.lanes.PoisonRecord;
import io.ripen.lanes.SequenceGate;
import io.ripen.scoring.domain.account.Account;
import io.ripen.scoring.domain.account.Membership;
import io.ripen.scoring.domain.model.ScoringModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The activities of one batch, by account. Each is decided on its own, so batching changes no event. */
final class AccountBatch {
    private record Arrival(
            Membership membership,
            Instant asOf,
            Cause cause,
            @Nullable String traceParent) {}

    private final ScoringModel model;
    private final Map<String, List<Arrival>> arrivals = new LinkedHashMap<>();
    private final LaneOutcome.Builder outcome = LaneOutcome.builder();
    private final List<Account> accounts = new ArrayList<>();
    private final Map<List<String>, Membership> memberships = new LinkedHashMap<>();

    AccountBatch(List<LaneRecord> records, ScoringModel model) {
        this.model = model;
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
        return arrivals.keySet();
    }

    /** Decides every activity. */
    LaneOutcome decide(Map<String, Account> known) {
        arrivals.forEach((accountId, ofAccount) -> {
            Account before = known.get(accountId);
            Account account = before == null
                    ? Account.unknown(ofAccount.getFirst().membership().key(), model)
                    : before;
            for (Arrival arrival : ofAccount) {
                account = taken(account, arrival);
            }
            if (!account.equals(before)) {
                accounts.add(account);
            }
        });
        return outcome.build();
    }

    private Account taken(Account account, Arrival arrival) {
        Membership membership = arrival.membership();
        SequenceGate gate = SequenceGate.check(account.lastSeen(membership.leadId()), membership.sequence());
        if (gate == SequenceGate.DUPLICATE) {
            outcome.duplicate();
            return account;
        }
        if (gate == SequenceGate.GAP) {
            outcome.gap();
        }
        Account after = account.taking(membership, arrival.asOf(), model);
        memberships.put(List.of(membership.leadId(), account.key().accountId()), membership);
        outcome.event(
                AccountEvents.scoreChanged(after, account.published(), model, arrival.cause(), arrival.traceParent()));
        return after;
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
