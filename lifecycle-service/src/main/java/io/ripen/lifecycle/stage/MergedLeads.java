package io.ripen.lifecycle.stage;

import io.ripen.contracts.score.ScoreChanged;
import io.ripen.contracts.score.ScoreReason;
import io.ripen.lanes.LaneBatch;
import io.ripen.lanes.LaneCommand;
import io.ripen.lifecycle.domain.LeadState;
import io.ripen.lifecycle.domain.Ties;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Leads that turned out to be others, and the commands that tell the others' lanes to look at them. The rows of merged leads
 * stand still, so that another lane can read them.
 */
final class MergedLeads {
    /** The kind of a lane command that has a lead look at those that turned out to be it. */
    static final String KIND = "merged";

    private final Map<String, LeadState> stored;
    private final Set<String> survivors = new HashSet<>();
    private final List<LaneCommand> commands = new ArrayList<>();

    /** Starts from what is stored of leads merged into those that {@link #asking} names, and into these, and so on. */
    MergedLeads(Map<String, LeadState> stored) {
        this.stored = Map.copyOf(stored);
        for (LeadState lead : stored.values()) {
            Ties.Merge merge = lead.ties().merge();
            if (merge != null) {
                survivors.add(merge.into());
            }
        }
    }

    /**
     * What a command says; the lane looks at all that it finds.
     *
     * @param leadId the lead that turned out to be another one
     * @param number the number of the merge
     */
    record Merged(String leadId, long number) {}

    /** A lead whose standing is to be looked at. */
    record Newcomer(String leadId, Ties.Merge merge, LeadState standing) {}

    /** The leads of a batch that may have to look at others. */
    static Set<String> asking(LaneBatch batch, Map<String, StageBatch.Known> known) {
        Set<String> asking = new TreeSet<>();
        batch.commands().stream()
                .filter(command -> command.kind().equals(KIND))
                .forEach(command -> asking.add(command.subject()));
        batch.records().forEach(record -> {
            if (record.event() instanceof ScoreChanged change && change.mergedInto() == null) {
                StageBatch.Known before = known.get(change.leadId());
                if (change.reason() == ScoreReason.MERGED
                        || before == null
                        || before.state().isMerged()) {
                    asking.add(change.leadId());
                }
            }
        });
        return asking;
    }

    /** Has the lead look as which another one goes on, if that has just been said. */
    void tellOfMerge(String leadId, LeadState before, LeadState after, Instant now) {
        Ties.Merge merge = after.ties().merge();
        if (merge != null && !merge.equals(before.ties().merge())) {
            tell(merge.into(), leadId, merge.number(), now);
        }
    }

    /** Passes a command on to the lead as which this one goes on; false if this one stands for itself. */
    boolean passOn(LaneCommand command, LeadState state, Instant now) {
        Ties.Merge merge = state.ties().merge();
        if (merge == null) {
            return false;
        }
        Merged said = StageJson.read(command.payload(), Merged.class);
        tell(merge.into(), said.leadId(), said.number(), now);
        return true;
    }

    /** Telling it twice changes nothing. */
    private void tell(String survivor, String leadId, long number, Instant now) {
        survivors.add(survivor);
        commands.add(new LaneCommand(
                KIND + "/" + leadId + "/" + number + "/" + survivor,
                survivor,
                KIND,
                StageJson.write(new Merged(leadId, number)),
                now));
    }

    /** The commands to be stored. */
    List<LaneCommand> commands() {
        return commands;
    }

    /**
     * The leads that turned out to be this one and at whose standing neither it nor one between them has looked, in the order
     * of their merges.
     *
     * @param changed what the batch has decided so far
     * @param erased leads of the batch that are forgotten
     */
    List<Newcomer> newcomers(String survivor, LeadState state, Map<String, LeadRow> changed, Set<String> erased) {
        if (!survivors.contains(survivor)) {
            return List.of();
        }
        Map<String, LeadState> states = new HashMap<>(stored);
        changed.forEach((leadId, row) -> states.put(leadId, row.state()));
        states.keySet().removeAll(erased);
        states.put(survivor, state);
        List<Newcomer> newcomers = new ArrayList<>();
        family(survivor, states).forEach((leadId, merge) -> {
            LeadState standing = states.get(leadId);
            if (standing != null && standing.current() != null && !isIncluded(leadId, merge, survivor, states)) {
                newcomers.add(new Newcomer(leadId, merge, standing));
            }
        });
        newcomers.sort(
                Comparator.comparing((Newcomer each) -> each.merge().at()).thenComparing(Newcomer::leadId));
        return newcomers;
    }

    private static SequencedMap<String, Ties.Merge> family(String survivor, Map<String, LeadState> states) {
        SequencedMap<String, Ties.Merge> family = new TreeMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(survivor));
        while (!open.isEmpty()) {
            String into = open.remove();
            states.forEach((leadId, state) -> {
                Ties.Merge merge = state.ties().merge();
                if (merge != null
                        && merge.into().equals(into)
                        && !leadId.equals(survivor)
                        && family.putIfAbsent(leadId, merge) == null) {
                    open.add(leadId);
                }
            });
        }
        return family;
    }

    /** Whether the survivor, or a lead by way of which this one came, stands where it stands because it looked already. */
    private static boolean isIncluded(String leadId, Ties.Merge merge, String survivor, Map<String, LeadState> states) {
        Ties.Merge next = merge;
        Set<String> seen = new TreeSet<>();
        while (next != null && seen.add(next.into())) {
            LeadState holder = states.get(next.into());
            if (holder == null) {
                return false;
            }
            if (holder.ties().hasJoined(leadId, merge.number())) {
                return true;
            }
            next = next.into().equals(survivor) ? null : holder.ties().merge();
        }
        return false;
    }
}
