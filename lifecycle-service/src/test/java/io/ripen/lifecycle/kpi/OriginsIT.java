package io.ripen.lifecycle.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ripen.contracts.EventType;
import io.ripen.contracts.Topic;
import io.ripen.contracts.stage.StageChanged;
import io.ripen.lanes.EventEnvelope;
import io.ripen.lanes.LaneBatch;
import io.ripen.lanes.LaneId;
import io.ripen.lanes.LaneRecord;
import io.ripen.lifecycle.StageTopic;
import io.ripen.lifecycle.domain.kpi.Belonging;
import io.ripen.testkit.RipenBackbone;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The bound on sources and campaigns, on the real table and through a lane's handler. */
@QuarkusTest
@WithTestResource(RipenBackbone.class)
class OriginsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Pool pool;
    private final LeadMemories memories;
    private final FigureTable table;
    private final KpiConfig config;
    private final String run = "flood-" + System.nanoTime();

    OriginsIT(Pool pool, FigureTable table, KpiConfig config, ObjectMapper json) {
        this.pool = pool;
        this.memories = new LeadMemories(json);
        this.table = table;
        this.config = config;
    }

    @AfterEach
    void remove() {
        in(transaction -> transaction
                .preparedQuery("delete from figure_origin where source like $1")
                .execute(Tuple.of(run + "%")));
    }

    @Test
    void keepsTheFirstAndCountsLaterOnesAsOtherAfterARestartToo() {
        Belonging known = of("a", "one");
        Origins first = new Origins(kept() + 3);
        assertThat(names(first, known)).containsExactly(known);

        assertThat(names(first, of("a", "two"), of("a", "three"), of("a", "two"), of("b", "four"), of("b", "")))
                .containsExactly(of("a", "two"), of("a", "three"), of("a", "two"), other("other"), other("other", ""));
        Origins restarted = new Origins(kept());

        assertThat(names(restarted, of("a", "five"), known, of("a", "two"), Belonging.NONE, of("c", "six")))
                .containsExactly(other(run + "a"), known, of("a", "two"), Belonging.NONE, other("other"));
        Origins raised = new Origins(kept() + 1);
        assertThat(names(raised, of("c", "six"))).containsExactly(of("c", "six"));
    }

    @Test
    void forgetsWhatATransactionKeptThatDidNotEnd() {
        Origins origins = new Origins(kept() + 1);
        String failure = "killed before the commit";

        String told = in(
                transaction -> origins.names(transaction, List.of(of("a", "lost")))
                        .chain(names -> Uni.createFrom().<String>failure(new IllegalStateException(failure))),
                Throwable::getMessage);

        assertThat(told).isEqualTo(failure);
        assertThat(names(origins, of("a", "kept"))).containsExactly(of("a", "kept"));
        assertThat(names(origins, of("a", "lost"))).containsExactly(other(run + "a"));
    }

    @Test
    void keepsNoMoreThanTheBoundWhenManyComeAtOnce() {
        int before = kept();
        Origins origins = new Origins(before + 5);
        List<Uni<Void>> lanes = new ArrayList<>();
        for (int lane = 0; lane < 4; lane++) {
            List<Belonging> wanted = new ArrayList<>();
            for (int each = 0; each < 4; each++) {
                wanted.add(of("lane" + lane, "campaign" + each));
            }
            lanes.add(pool.withTransaction(
                    transaction -> origins.names(transaction, wanted).replaceWithVoid()));
        }

        Uni.combine().all().unis(lanes).discardItems().await().atMost(PATIENCE);

        assertThat(kept()).isEqualTo(before + 5);
    }

    @Test
    void letsAFloodOfCampaignsGrowNothing() {
        Origins origins = new Origins(kept() + 2);
        FigureHandler handler = new FigureHandler(memories, origins, table, config);

        for (int batch = 0; batch < 3; batch++) {
            List<LaneRecord> records = new ArrayList<>();
            for (int each = 0; each < 50; each++) {
                records.add(arrival(UUID.randomUUID().toString(), batch + "/" + each));
            }
            // Seen again after a crash: it counts once, under the same name.
            records.addAll(records.subList(0, 10));
            LaneBatch taken = new LaneBatch(new LaneId("figures", 3), records, List.of(), List.of(), Instant.EPOCH);
            in(transaction -> handler.handle(transaction, taken));
        }

        List<Long> counted = in(transaction -> transaction
                .preparedQuery("""
                        select count(distinct campaign) as campaigns, sum(amount)::bigint as leads from figure
                        where measure = 'reached' and source = $1""")
                .execute(Tuple.of(run))
                .map(rows -> {
                    var row = rows.iterator().next();
                    return List.of(row.getLong("campaigns"), row.getLong("leads"));
                }));
        assertThat(counted).containsExactly(3L, 150L);
    }

    private LaneRecord arrival(String lead, String campaign) {
        Instant at = Instant.parse("2024-06-06T10:00:00Z");
        StageChanged step = StageTopic.step(
                new StageTopic.Step(lead, 1, null, "LEAD", at, null),
                new StageTopic.Belonging(run, campaign, null),
                "B3",
                null);
        return new LaneRecord(Topic.LEAD_STAGES.topicName(), 0, lead, envelope(lead, at), step);
    }

    private static EventEnvelope envelope(String lead, Instant at) {
        return new EventEnvelope("step-" + lead, "/test", EventType.STAGE_CHANGED.typeName(), lead, at, 1L, null);
    }

    private List<Belonging> names(Origins origins, Belonging... wanted) {
        UnaryOperator<Belonging> names = in(transaction -> origins.names(transaction, List.of(wanted)));
        return Arrays.stream(wanted).map(names).toList();
    }

    private int kept() {
        return in(transaction -> transaction
                .query("select count(*) as pairs from figure_origin")
                .execute()
                .map(rows -> rows.iterator().next().getInteger("pairs")));
    }

    private Belonging of(String source, String campaign) {
        return new Belonging(run + source, campaign, "");
    }

    private static Belonging other(String source) {
        return other(source, Belonging.OTHER);
    }

    private static Belonging other(String source, String campaign) {
        return new Belonging(source, campaign, "");
    }

    private <T> T in(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work).await().atMost(PATIENCE);
    }

    private <T> T in(Function<SqlConnection, Uni<T>> work, Function<Throwable, T> failed) {
        return pool.withTransaction(work)
                .onFailure()
                .recoverWithItem(failed)
                .await()
                .atMost(PATIENCE);
    }
}
