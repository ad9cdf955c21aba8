package io.ripen.lifecycle.stage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which leads are asked for; what is absent does not matter.
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
        sla = List.copyOf(sla);
    }

    /** Whether anything is asked for: a list of all leads is nobody's. */
    boolean isEmpty() {
        return stage == null && owner == null && sla.isEmpty() && band == null;
    }

    /** Names only what is asked for, so that the database can choose the index that fits. */
    String query() {
        List<String> conditions = new ArrayList<>();
        for (String name : parameters().keySet()) {
            conditions.add(name.equals("sla") ? "l.slaState in (:sla)" : "l." + name + " = :" + name);
        }
        conditions.add("(l.enteredAt < :enteredAt or l.enteredAt = :enteredAt and l.leadId > :lead)");
        return "from LeadStageEntity l where " + String.join(" and ", conditions)
                + " order by l.enteredAt desc, l.leadId";
    }

    /** The values that {@link #query} names. */
    Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        if (stage != null) {
            parameters.put("stage", stage);
        }
        if (owner != null) {
            parameters.put("owner", owner);
        }
        if (!sla.isEmpty()) {
            parameters.put("sla", sla);
        }
        if (band != null) {
            parameters.put("band", band);
        }
        return parameters;
    }
}
