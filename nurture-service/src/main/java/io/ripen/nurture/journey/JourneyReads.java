package io.ripen.nurture.journey;

import io.ripen.nurture.domain.Journeys;
import io.ripen.nurture.domain.Step;
import io.ripen.nurture.journey.LeadJourneys.LeadJourney;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads for people which leads are where in their journeys. */
@Singleton
final class JourneyReads {
    /** Most entries in an answer: it is for people, who look at the newest. */
    private static final int MOST_ENTRIES = 500;

    private static final String OF_LEAD = """
            SELECT journey, version, entry, state, topic, entered_at, step, waits_until, ended_at, reason,
                reached_goal_at
            FROM enrolment WHERE lead_id = $1 ORDER BY entered_at DESC, journey, entry DESC LIMIT\s""" + MOST_ENTRIES;

    private final Pool pool;
    private final Journeys journeys;

    @Inject
    JourneyReads(Pool pool, Journeys journeys) {
        this.pool = pool;
        this.journeys = journeys;
    }

    /** A lead's newest entries; none for a lead that entered no journey. */
    Uni<LeadJourneys> ofLead(String leadId) {
        return pool.preparedQuery(OF_LEAD).execute(Tuple.of(leadId)).map(rows -> {
            List<LeadJourney> entries = new ArrayList<>();
            rows.forEach(row -> entries.add(entry(row)));
            return new LeadJourneys(leadId, entries);
        });
    }

    private LeadJourney entry(Row row) {
        String journey = row.getString("journey");
        int version = row.getInteger("version");
        String step = row.getString("step");
        return new LeadJourney(
                journey,
                version,
                row.getInteger("entry"),
                row.getString("state"),
                row.getString("topic"),
                row.getOffsetDateTime("entered_at").toInstant(),
                step,
                step == null ? null : waitsFor(journey, version, step),
                instant(row, "waits_until"),
                instant(row, "ended_at"),
                row.getString("reason"),
                instant(row, "reached_goal_at"));
    }

    private String waitsFor(String journey, int version, String step) {
        boolean isConditional = journeys.find(journey, version)
                .flatMap(found -> found.step(step))
                .filter(Step.WaitUntil.class::isInstance)
                .isPresent();
        return isConditional ? "condition" : "time";
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }
}
