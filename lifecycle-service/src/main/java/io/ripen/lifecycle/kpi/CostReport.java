package io.ripen.lifecycle.kpi;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of a file of campaign costs.
 *
 * @param lines how many lines it had, without the header
 * @param days how many days of campaigns have a cost now that the file gave
 * @param refused lines that were not taken, with what would be right
 */
@Schema(name = "CostReport")
record CostReport(int lines, int days, List<Refused> refused) {
    CostReport {
        refused = List.copyOf(refused);
    }

    /** A line that was not taken; lines count from 1, which is the header. */
    @Schema(name = "CostRefused")
    record Refused(long line, String where, String detail) {}
}
