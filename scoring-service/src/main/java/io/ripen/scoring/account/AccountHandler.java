package io.ripen.scoring.account;

import io.ripen.lanes.LaneBatch;
import io.ripen.lanes.LaneHandler;
import io.ripen.lanes.LaneOutcome;
import io.ripen.scoring.domain.model.ScoringModel;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Scores the accounts of a batch: two reads and two writes for all of them. */
@Singleton
class AccountHandler implements LaneHandler<SqlConnection> {
    private final AccountStore accounts;
    private final ScoringModel model;

    @Inject
    AccountHandler(AccountStore accounts, ScoringModel model) {
        this.accounts = accounts;
        this.model = model;
    }

    @Override
    public Uni<LaneOutcome> handle(SqlConnection transaction, LaneBatch lane) {
        AccountBatch batch = new AccountBatch(lane.records(), model);
        return accounts.load(transaction, batch.accountIds()).flatMap(known -> {
            LaneOutcome outcome = batch.decide(known);
            return accounts.save(transaction, batch.changed(), model)
                    .chain(() -> MembershipTable.HEARD.save(transaction, batch.changedMemberships()))
                    .replaceWith(outcome);
        });
    }
}
