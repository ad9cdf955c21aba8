package io.ripen.scoring.account;

import io.ripen.lanes.LaneBatch;
import io.ripen.lanes.LaneHandler;
import io.ripen.lanes.LaneOutcome;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.release.ModelInForce;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Scores the accounts of a batch: two reads and two writes for all of them. */
@Singleton
class AccountHandler implements LaneHandler<SqlConnection> {
    private final AccountStore accounts;
    private final ModelInForce models;

    @Inject
    AccountHandler(AccountStore accounts, ModelInForce models) {
        this.accounts = accounts;
        this.models = models;
    }

    @Override
    public Uni<LaneOutcome> handle(SqlConnection transaction, LaneBatch lane) {
        return models.in(transaction)
                .flatMap(model -> handle(transaction, new AccountBatch(lane.records(), lane.timers(), model), model));
    }

    private Uni<LaneOutcome> handle(SqlConnection transaction, AccountBatch batch, ScoringModel model) {
        return accounts.load(transaction, batch.accountIds(), batch.leadIds()).flatMap(known -> {
            LaneOutcome outcome = batch.decide(known);
            return accounts.save(transaction, batch.changed(), model)
                    .chain(() -> MembershipTable.HEARD.save(transaction, batch.changedMemberships()))
                    .replaceWith(outcome);
        });
    }
}
