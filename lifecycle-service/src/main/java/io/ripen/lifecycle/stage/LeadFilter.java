package io.ripen.lifecycle.stage;

import io.ripen.lifecycle.http.PageCursor;
import io.ripen.lifecycle.http.Paging;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which leads are asked for; what is absent does not matter. A lead that turned out to be another one is in no list: nothing
 * can be done with it.
 *
 * @param stage the stage in which they are
 * @param owner who owns them
 * @param sla how far their most urgent clock has come, one of some; empty for any or none
 * @param band their band
 */
record LeadFilter(
        @Nullable String stage,
        @Nullable String owner,
        List<String> sla,
        @Nullable String band) {

    LeadFilter {
        sla = sla.stream().distinct().toList();
    }

    /** Whether anything is asked for: a list of all leads is nobody's. */
    boolean isEmpty() {
        return stage == null && owner == null && sla.isEmpty() && band == null;
    }

    /**
     * A query for a page, the latest to enter their stage first.
     *
     * @param text the statement
     * @param values its values
     */
    record Query(String text, Tuple values) {}

    /**
     * The query. Each of its parts reads one index from the cursor on, in the order of the list, until the page is full:
     * the owner's, or one part per clock state, or one per stage of the band. So the length of the list does not matter.
     *
     * @param stages all stages of the model
     */
    Query query(Paging<Instant> paging, Collection<String> stages) {
        PageCursor<Instant> after = paging.after();
        Tuple values = Tuple.tuple()
                .addOffsetDateTime(after.place().atOffset(ZoneOffset.UTC))
                .addString(after.id())
                .addInteger(paging.limit() + 1);
        List<String> parts =
                parts(stages).stream().map(each -> each.part(values)).toList();
        return new Query(
                "select * from (" + String.join(" union all ", parts)
                        + ") as l order by entered_at desc, lead_id limit $3",
                values);
    }

    /** The filters whose lists make up this one's. */
    private List<LeadFilter> parts(Collection<String> stages) {
        if (owner != null) {
            return List.of(this);
        }
        if (!sla.isEmpty()) {
            return sla.stream()
                    .map(state -> new LeadFilter(stage, null, List.of(state), band))
                    .toList();
        }
        if (band != null && stage == null) {
            return stages.stream()
                    .map(each -> new LeadFilter(each, null, List.of(), band))
                    .toList();
        }
        return List.of(this);
    }

    /** Names only what is asked for, so that the database can choose the index that fits. */
    private String part(Tuple values) {
        List<String> conditions = new ArrayList<>();
        if (stage != null) {
            conditions.add("stage = " + place(values.addString(stage)));
        }
        if (owner != null) {
            conditions.add("owner = " + place(values.addString(owner)));
        }
        if (sla.size() == 1) {
            conditions.add("sla_state = " + place(values.addString(sla.getFirst())));
        } else if (!sla.isEmpty()) {
            conditions.add("sla_state = any(" + place(values.addArrayOfString(sla.toArray(String[]::new))) + ")");
        }
        if (band != null) {
            conditions.add("band = " + place(values.addString(band)));
        }
        return """
                (select lead_id, stage, entered_at, score, fit, engagement, band, owner, sla_state, sla_due_at
                from lead_stage where %s and entered_at <= $1 and (entered_at < $1 or lead_id > $2)
                  and own->>'merged' is distinct from 'true'
                order by entered_at desc, lead_id limit $3)""".formatted(String.join(" and ", conditions));
    }

    private static String place(Tuple values) {
        return "$" + values.size();
    }
}
