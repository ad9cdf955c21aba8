package io.ripen.nurture.journey;

import io.ripen.nurture.domain.Proportion;
import io.ripen.nurture.journey.JourneyNumbers.Share;
import io.ripen.nurture.journey.JourneyNumbers.StepNumbers;
import io.ripen.nurture.journey.JourneyNumbers.VariantNumbers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what came of a journey, from the rows of its enrolments and of its mails. */
@Singleton
final class JourneyCounts {
    private static final String ENTRIES = """
            SELECT state, reason, count(*) AS entries, count(reached_goal_at) AS goals
            FROM enrolment WHERE journey = $1 GROUP BY state, reason""";
    private static final String MAILS = """
            SELECT m.step, m.variant, m.state, m.reason, count(*) AS mails,
                count(*) FILTER (WHERE m.state = 'SENT' AND e.reached_goal_at > m.settled_at) AS goals
            FROM mail m LEFT JOIN enrolment e USING (lead_id, journey, entry)
            WHERE m.journey = $1 GROUP BY m.step, m.variant, m.state, m.reason ORDER BY m.step, m.variant""";

    private final Pool pool;

    @Inject
    JourneyCounts(Pool pool) {
        this.pool = pool;
    }

    /** Counts. A journey into which nobody came has zeros. */
    Uni<JourneyNumbers> of(String journey) {
        return pool.preparedQuery(ENTRIES)
                .execute(Tuple.of(journey))
                .chain(entries -> pool.preparedQuery(MAILS)
                        .execute(Tuple.of(journey))
                        .map(mails -> numbers(journey, entries, mails)));
    }

    private static JourneyNumbers numbers(String journey, RowSet<Row> entries, RowSet<Row> mails) {
        Map<String, Long> states = new HashMap<>();
        SortedMap<String, Long> exited = new TreeMap<>();
        long goals = 0;
        long heldOutGoals = 0;
        for (Row row : entries) {
            String state = row.getString("state");
            long count = row.getLong("entries");
            states.merge(state, count, Long::sum);
            switch (state) {
                case "HELD_OUT" -> heldOutGoals += row.getLong("goals");
                case "EXITED" -> {
                    exited.merge(row.getString("reason"), count, Long::sum);
                    goals += row.getLong("goals");
                }
                default -> goals += row.getLong("goals");
            }
        }
        long entered = states.values().stream().mapToLong(Long::longValue).sum();
        long heldOut = states.getOrDefault("HELD_OUT", 0L);
        return new JourneyNumbers(
                journey,
                entered,
                states.getOrDefault("WAITING", 0L),
                states.getOrDefault("COMPLETED", 0L),
                exited,
                heldOut,
                Share.of(new Proportion(goals, entered - heldOut)),
                Share.of(new Proportion(heldOutGoals, heldOut)),
                steps(mails));
    }

    private static List<StepNumbers> steps(RowSet<Row> mails) {
        SortedMap<String, SortedMap<String, List<Row>>> rows = new TreeMap<>();
        mails.forEach(row -> {
            String variant = row.getString("variant");
            rows.computeIfAbsent(row.getString("step"), step -> new TreeMap<>())
                    .computeIfAbsent(variant == null ? "" : variant, name -> new ArrayList<>())
                    .add(row);
        });
        List<StepNumbers> steps = new ArrayList<>();
        rows.forEach((step, variants) -> steps.add(StepNumbers.of(
                step,
                variants.entrySet().stream()
                        .map(entry -> variant(entry.getKey(), entry.getValue()))
                        .toList())));
        return steps;
    }

    private static VariantNumbers variant(String name, List<Row> rows) {
        Map<String, Long> states = new HashMap<>();
        Map<String, Long> suppressed = new HashMap<>();
        long goals = 0;
        for (Row row : rows) {
            long mails = row.getLong("mails");
            states.merge(row.getString("state"), mails, Long::sum);
            if (row.getString("state").equals("SUPPRESSED")) {
                suppressed.merge(row.getString("reason"), mails, Long::sum);
            }
            goals += row.getLong("goals");
        }
        Proportion reached = new Proportion(goals, states.getOrDefault("SENT", 0L));
        return new VariantNumbers(name.isEmpty() ? null : name, states, suppressed, Share.of(reached));
    }
}
