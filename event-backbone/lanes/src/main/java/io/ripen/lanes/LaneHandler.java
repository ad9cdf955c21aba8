package io.ripen.lanes;

import io.smallrye.mutiny.Uni;

/**
 * What a service does with a batch. Called with one batch at a time per lane, inside the lane's transaction.
 *
 * <p>The handler reads the states of the batch's leads, decides, writes the states and returns what is to be published.
 * It neither publishes nor begins a transaction of its own, and it lets failures through: a transient one is retried
 * with the same batch, for ever; any other is narrowed down to the one input that causes it, which becomes a dead
 * letter.
 *
 * @param <T> the transaction, in the services a {@code io.vertx.mutiny.sqlclient.SqlConnection}
 */
@FunctionalInterface
public interface LaneHandler<T> {

    /**
     * Handles a batch.
     *
     * @param transaction the open transaction; its commit is the engine's business
     * @param batch what is to be handled
     * @return what is to be published and set with the same commit
     */
    Uni<LaneOutcome> handle(T transaction, LaneBatch batch);
}
