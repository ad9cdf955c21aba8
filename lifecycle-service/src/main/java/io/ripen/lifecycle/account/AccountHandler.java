package io.ripen.lifecycle.account;

import io.ripen.contracts.account.AccountActivity;
import io.ripen.contracts.account.AccountScoreChanged;
import io.ripen.lanes.LaneBatch;
import io.ripen.lanes.LaneHandler;
import io.ripen.lanes.LaneOutcome;
import io.ripen.lanes.LaneRecord;
import io.ripen.lanes.PoisonRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Keeps the last word on each account and each membership; the tables themselves drop what is older. */
@Singleton
class AccountHandler implements LaneHandler<SqlConnection> {
    private final AccountTables tables;

    @Inject
    AccountHandler(AccountTables tables) {
        this.tables = tables;
    }

    @Override
    public Uni<LaneOutcome> handle(SqlConnection transaction, LaneBatch batch) {
        SortedMap<String, AccountScoreChanged> scores = new TreeMap<>();
        SortedMap<Membership, AccountActivity> memberships = new TreeMap<>();
        LaneOutcome.Builder outcome = LaneOutcome.builder();
        for (LaneRecord input : batch.records()) {
            switch (input.event()) {
                case AccountScoreChanged change ->
                    scores.merge(
                            change.accountId(),
                            change,
                            (one, other) -> one.sequence() > other.sequence() ? one : other);
                case AccountActivity activity ->
                    memberships.merge(
                            new Membership(activity.accountId(), activity.leadId()),
                            activity,
                            (one, other) -> one.sequence() > other.sequence() ? one : other);
                default ->
                    outcome.poison(new PoisonRecord(
                            input, "unexpected-event: " + input.envelope().type()));
            }
        }
        return tables.keepScores(transaction, List.copyOf(scores.values()))
                .chain(() -> tables.keepMembers(transaction, List.copyOf(memberships.values())))
                .replaceWith(outcome::build);
    }

    /** A lead in an account. */
    private record Membership(String accountId, String leadId) implements Comparable<Membership> {
        @Override
        public int compareTo(Membership other) {
            int byAccount = accountId.compareTo(other.accountId);
            return byAccount == 0 ? leadId.compareTo(other.leadId) : byAccount;
        }
    }
}
