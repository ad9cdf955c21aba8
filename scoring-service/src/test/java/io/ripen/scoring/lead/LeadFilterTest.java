package io.ripen.scoring.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.ripen.scoring.domain.SampleModel;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.http.PageKey;
import io.ripen.scoring.http.Parameters;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LeadFilterTest {
    private static final Instant NOON = Instant.parse("2025-05-01T12:00:00Z");
    private final ScoringModel model = SampleModel.model();

    @Test
    void readsBandsAndBounds() {
        assertThat(read("A1, B2,A1", "49.999", "70.009", "price", "fleet"))
                .isEqualTo(new LeadFilter(List.of("A1", "B2"), 5_000L, 7_000L, "price", "fleet"));
        assertThat(read(null, null, null, null, null)).isEqualTo(new LeadFilter(List.of(), null, null, null, null));
    }

    @Test
    void namesTheParameterThatCannotBeUsed() {
        refuses(() -> read("Z9", null, null, null, null), "band", "A1, A2, A3, B1, B2, B3, C1, C2, C3");
        refuses(() -> read("A1,", null, null, null, null), "band", "separated by commas");
        refuses(() -> read(null, "much", null, null, null), "min-total", "number of points");
        refuses(() -> read(null, null, "1000001", null, null), "max-total", "-1000000 to 1000000");
        refuses(() -> read(null, "1e-999999999", null, null, null), "min-total", "number of points");
        refuses(() -> read(null, null, "1e999999999", null, null), "max-total", "number of points");
        refuses(() -> read(null, "71", "70", null, null), "min-total", "greater than max-total");
        refuses(() -> read(null, null, null, " ", null), "topic", "1 to 256");
        refuses(() -> read(null, null, null, null, "x".repeat(257)), "product", "1 to 256");
    }

    @Test
    void asksForNothingThatIsNotFiltered() {
        LeadLists.Query all = LeadLists.query(10, null, read(null, null, null, null, null));

        assertThat(all.text())
                .contains("from lead where merged_into is null and erased_at is null"
                        + " order by bucket desc, total desc, lead_id limit $1");
        assertThat(all.values()).containsExactly(11);
    }

    @Test
    void numbersItsValuesInTheOrderOfTheStatement() {
        UUID lead = UUID.randomUUID();
        LeadLists.Query query = LeadLists.query(
                10, new PageKey(6_000, lead), new LeadFilter(List.of("A1"), 5_000L, 7_000L, "price", "fleet"));

        assertThat(query.text())
                .startsWith("select l.* from unnest($8::text[]) as b (name) cross join lateral (select ")
                .contains("bucket >= $1::bigint / 500 and total >= $1")
                .contains("bucket <= $2::bigint / 500 and total <= $2")
                .contains("topics @> $3::text[]")
                .contains("products @> $4::text[]")
                .contains("bucket <= $5::bigint / 500 and (total < $5 or (total = $5 and lead_id > $6))")
                .contains("and band = b.name order by bucket desc, total desc, lead_id limit $7) as l")
                .endsWith("limit $7");
        assertThat(query.values()).hasSize(8).startsWith(5_000L, 7_000L).contains(6_000L, lead, 11);
    }

    @Test
    void readsTheInstantsOfASeries() {
        assertThat(Parameters.instants(NOON, NOON.plusSeconds(7_201), "PT1H"))
                .containsExactly(NOON, NOON.plusSeconds(3_600), NOON.plusSeconds(7_200));
        assertThat(Parameters.instants(NOON, NOON, "P366D")).containsExactly(NOON);
        assertThat(Parameters.instants(NOON, NOON.plusSeconds(999 * 60), "PT1M"))
                .hasSize(Parameters.MAX_POINTS);
        refuses(() -> Parameters.instants(NOON, NOON.plusSeconds(1_000 * 60), "PT1M"), "step", "more than 1000");
        refuses(() -> Parameters.instants(NOON, NOON.minusSeconds(1), "P1D"), "from", "later than to");
        refuses(() -> Parameters.instants(NOON, NOON, "PT59S"), "step", "PT1M to P366D");
        refuses(() -> Parameters.instants(NOON, NOON, "daily"), "step", "ISO-8601");
    }

    private LeadFilter read(
            @Nullable String band,
            @Nullable String min,
            @Nullable String max,
            @Nullable String topic,
            @Nullable String product) {
        return LeadFilter.read(band, min, max, topic, product, model);
    }

    private static void refuses(ThrowingCallable reading, String parameter, String remedy) {
        assertThatThrownBy(reading).isInstanceOfSatisfying(HttpProblem.class, problem -> {
            assertThat(problem.getStatusCode()).isEqualTo(400);
            assertThat(problem.getParameters()).containsEntry("where", "query parameter " + parameter);
            assertThat(problem.getDetail()).contains(remedy);
        });
    }
}
