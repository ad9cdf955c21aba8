package io.ripen.scoring.identity;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;

/** The table that says which lead a mail address belongs to. Shared by all lanes of the identity stage. */
@Singleton
class LeadDirectory {
    private static final String FIND = "select email, lead_id from lead_identity where email = any($1::text[])";
    private static final String ADDRESSES =
            "select lead_id, min(email) from lead_identity where lead_id = any($1::uuid[]) group by lead_id";
    private static final String CLAIM = """
            insert into lead_identity (email, lead_id, created_at)
            select * from unnest($1::text[], $2::uuid[], $3::timestamptz[])
            on conflict (email) do nothing""";

    /** The leads of the addresses that are known of these. */
    Uni<Map<String, String>> find(SqlClient client, Collection<String> emails) {
        if (emails.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return client.preparedQuery(FIND)
                .execute(Tuple.tuple().addValue(emails.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, String> leads = new HashMap<>();
                    for (Row row : rows) {
                        leads.put(row.getString(0), row.getUUID(1).toString());
                    }
                    return leads;
                });
    }

    /** An address of each of these leads that is known. */
    Uni<Map<String, String>> addresses(SqlClient client, Collection<String> leadIds) {
        if (leadIds.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        UUID[] ids = leadIds.stream().map(UUID::fromString).toArray(UUID[]::new);
        return client.preparedQuery(ADDRESSES)
                .execute(Tuple.tuple().addValue(ids))
                .map(rows -> {
                    Map<String, String> addresses = new HashMap<>();
                    for (Row row : rows) {
                        addresses.put(row.getUUID(0).toString(), row.getString(1));
                    }
                    return addresses;
                });
    }

    /**
     * Gives addresses to leads, and says whose they are. Where another lane was faster with an address, this waits for
     * its commit, and its lead holds.
     *
     * @param claims lead ids by address, sorted so that two lanes never wait for one another in a circle
     */
    Uni<Map<String, String>> claim(SqlClient client, SortedMap<String, String> claims, Instant now) {
        if (claims.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        OffsetDateTime[] created = new OffsetDateTime[claims.size()];
        Arrays.fill(created, now.atOffset(ZoneOffset.UTC));
        Tuple values = Tuple.tuple()
                .addValue(claims.keySet().toArray(String[]::new))
                .addValue(claims.values().stream().map(UUID::fromString).toArray(UUID[]::new))
                .addValue(created);
        return client.preparedQuery(CLAIM).execute(values).flatMap(rows -> find(client, claims.keySet()));
    }
}
