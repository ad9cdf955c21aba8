package io.ripen.nurture.webhook;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of calls as the API sees it. */
@Singleton
class CallReads {
    /** Most calls in an answer: it is for people, who look at the newest. */
    private static final int MOST_CALLS = 500;

    private static final String CALLS = """
            SELECT * FROM (
                SELECT v.*, CASE WHEN EXISTS (SELECT FROM webhook_delivery d WHERE d.position = v.position)
                    THEN 'waiting' ELSE 'delivered' END AS state
                FROM webhook_event v) c
            WHERE %s = $1 AND ($2::text IS NULL OR state = $2) ORDER BY position DESC LIMIT\s""" + MOST_CALLS;
    private static final String OF_LEAD = CALLS.formatted("lead_id");
    private static final String OF_ENDPOINT = CALLS.formatted("endpoint");

    private final Pool pool;

    @Inject
    CallReads(Pool pool) {
        this.pool = pool;
    }

    /** The newest 500 calls about a lead. */
    Uni<Calls> ofLead(String leadId) {
        return read(OF_LEAD, leadId, null);
    }

    /** The newest 500 calls of an endpoint, in a state if one is given. */
    Uni<Calls> ofEndpoint(String endpoint, @Nullable String state) {
        return read(OF_ENDPOINT, endpoint, state);
    }

    private Uni<Calls> read(String statement, String key, @Nullable String state) {
        return pool.preparedQuery(statement).execute(Tuple.of(key, state)).map(rows -> {
            List<CallView> calls = new ArrayList<>(rows.size());
            rows.forEach(row -> calls.add(CallView.of(row)));
            return new Calls(calls);
        });
    }
}
