package io.ripen.nurture.mail;

import static io.ripen.contracts.lead.ConsentStatus.GRANTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.ripen.nurture.smtp.SmtpGateResource;
import io.ripen.testkit.RipenBackbone;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the database looks for due mails when there are many, and it has no statistics about them yet. */
@QuarkusTest
@QuarkusTestResource(value = RipenBackbone.class, initArgs = @ResourceArg(name = "mail", value = "true"))
@QuarkusTestResource(SmtpGateResource.class)
class ClaimPlanIT {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int MAILS = 30_000;
    private static final int CLAIMED = 8;
    private static final String LOCKS =
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()";
    /** Far from now, so that nobody sends them. */
    private static final Instant DUE = Instant.parse("2199-01-01T00:00:00Z");

    @Inject
    MailStore store;

    @Inject
    Pool pool;

    @Test
    void takesTheFirstOfABacklogByTheIndexAndLocksNoOthers() {
        try (Scene scene = Scene.withAnyAddress()) {
            scene.entersStage(1, "MQL", GRANTED);
            scene.mailBecomes("SENT");
            String prefix = scene.leadId + "-";
            Backlog.queue(pool, prefix, scene.leadId, MAILS, DUE);
            try {
                Seen seen = pool.withTransaction(this::look).await().atMost(PATIENCE);

                assertThat(seen.plan())
                        .contains("Index Scan using mail_due on mail")
                        .doesNotContain("Sort", "Bitmap", "Seq Scan");
                assertThat(seen.claimed()).isEqualTo(CLAIMED);
                assertThat(seen.locks()).isEqualTo(CLAIMED);
            } finally {
                Backlog.drop(pool, prefix);
            }
        }
    }

    private record Seen(String plan, int claimed, long locks) {}

    private Uni<Seen> look(SqlConnection transaction) {
        Instant then = DUE.plusSeconds(1);
        return transaction
                .preparedQuery("EXPLAIN " + MailStore.DUE)
                .execute(Tuple.of(then.atOffset(ZoneOffset.UTC), CLAIMED))
                .map(rows -> {
                    List<String> lines = new ArrayList<>();
                    rows.forEach(row -> lines.add(row.getString(0)));
                    return String.join("\n", lines);
                })
                .chain(plan -> store.due(transaction, then, CLAIMED)
                        .chain(due -> transaction
                                .query(LOCKS)
                                .execute()
                                .map(rows -> new Seen(
                                        plan, due.size(), rows.iterator().next().getLong(0)))));
    }
}
