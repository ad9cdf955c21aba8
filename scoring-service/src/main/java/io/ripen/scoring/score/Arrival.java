package io.ripen.scoring.score;

import io.ripen.lanes.LaneCommand;
import io.ripen.lanes.LaneRecord;
import io.ripen.scoring.command.LeadCommand;
import io.ripen.scoring.domain.lead.LeadInput;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that came for a lead. */
sealed interface Arrival {
    /** One of the lead's timers. */
    record Timer(LeadInput input) implements Arrival {}

    /**
     * An event about the lead or, once leads were merged, about another one.
     *
     * @param origin the lead to which identity resolution gave it
     * @param input what it means
     * @param record the event, to be sent on if another lead holds the history
     */
    record Event(String origin, LeadInput input, LaneRecord record) implements Arrival {
        @Nullable
        String traceParent() {
            return record.envelope().traceParent();
        }
    }

    /**
     * A command.
     *
     * @param command what is asked
     * @param lane the command as it was stored
     */
    record Asked(LeadCommand command, LaneCommand lane) implements Arrival {
        Instant at() {
            return lane.receivedAt();
        }

        /** The lead that was named. */
        String meant() {
            return LeadCommand.meant(lane);
        }
    }
}
