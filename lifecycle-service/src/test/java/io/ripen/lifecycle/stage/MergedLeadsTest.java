package io.ripen.lifecycle.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.contracts.EventType;
import io.ripen.contracts.privacy.LeadErasureRequested;
import io.ripen.contracts.score.ScoreChanged;
import io.ripen.contracts.stage.SalesFeedback;
import io.ripen.contracts.stage.StageChanged;
import io.ripen.lanes.EventEnvelope;
import io.ripen.lanes.LaneBatch;
import io.ripen.lanes.LaneCommand;
import io.ripen.lanes.LaneId;
import io.ripen.lanes.LaneRecord;
import io.ripen.lifecycle.domain.DecisionTime;
import io.ripen.lifecycle.domain.LeadState;
import io.ripen.lifecycle.domain.StageModel;
import io.ripen.lifecycle.model.StageModels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Leads whose lanes are ahead of and behind each other while they turn out to be one. Each has a lane of its own. */
class MergedLeadsTest {
    private static final StageModel MODEL = StageModels.load("b2b-default");

    private final Map<String, StageBatch.Known> stored = new HashMap<>();
    private final Set<String> erased = new HashSet<>();
    private final List<LaneCommand> waiting = new ArrayList<>();

    @Test
    void tellsTheSurvivorOnceAndHasItGoOnWhereTheOtherStood() {
        scores(Scores.sal("a", 1));
        scores(Scores.fresh("b", 1));

        StageBatch merge = batch("a", input(merged("a", 2, "b")));
        assertThat(merge.commands())
                .singleElement()
                .satisfies(command -> assertThat(command.subject()).isEqualTo("b"))
                .satisfies(command -> assertThat(command.commandId()).isEqualTo("merged/a/2/b"));
        assertThat(batch("a", input(merged("a", 2, "b"))).commands()).isEmpty();
        assertThat(batch("a", input(merged("a", 3, "b"))).commands())
                .as("the same merge")
                .isEmpty();

        assertThat(steps(carryOut("b"))).containsExactly("SAL");
        assertThat(stage("b")).isEqualTo("SAL");
        assertThat(stored("b").ties().joined()).containsOnly(Map.entry("a", 2L));
    }

    @Test
    void looksBeforeItCountsTheJointScoreWhicheverIsHeardFirst() {
        scores(Scores.sal("a", 1));
        says("a", SalesFeedback.Action.SET_STAGE, "OPPORTUNITY");
        scores(Scores.mql("b", 1));
        scores(merged("a", 2, "b"));

        StageBatch joint = batch("b", input(joint(Scores.sal("b", 2))));

        assertThat(steps(joint)).containsExactly("OPPORTUNITY");
        assertThat(joint.others()).isEmpty();
        assertThat(steps(carryOut("b"))).as("told once more").isEmpty();
    }

    @Test
    void looksWhenItBecomesKnownAfterItWasTold() {
        scores(Scores.sal("a", 1));
        scores(merged("a", 2, "b"));
        assertThat(carryOut("b").leads()).isEmpty();

        assertThat(steps(scores(Scores.fresh("b", 1)))).containsExactly("LEAD", "SAL");
    }

    @Test
    void findsAMergeOfTheSameBatch() {
        StageBatch batch = batch(
                Set.of("a", "b"),
                List.of(
                        input(Scores.sal("a", 1)),
                        input(Scores.fresh("b", 1)),
                        input(merged("a", 2, "b")),
                        input(joint(Scores.sal("b", 2)))),
                List.of());

        assertThat(batch.steps().stream()
                        .filter(step -> step.leadId().equals("b"))
                        .map(step -> step.to() + " " + step.reason()))
                .containsExactly("LEAD identified", "SAL merged");
        assertThat(batch.others())
                .filteredOn(event -> event.type().equals(EventType.HANDOVER_REQUESTED.typeName()))
                .extracting(OtherEvent::leadId)
                .containsExactly("a");
    }

    @Test
    void passesOnToTheLeadAsWhichTheSurvivorGoesOn() {
        scores(Scores.sal("a", 1));
        scores(Scores.fresh("b", 1));
        scores(Scores.fresh("c", 1));
        scores(merged("b", 2, "c"));
        carryOut("c");
        scores(merged("a", 2, "b"));

        assertThat(carryOut("b").commands()).extracting(LaneCommand::commandId).containsExactly("merged/a/2/c");
        assertThat(steps(carryOut("c"))).containsExactly("SAL");
        assertThat(stored("c").ties().joined()).containsOnlyKeys("a", "b");
    }

    @Test
    void takesNotFromAMergedLeadAgainWhatASurvivorThatIsMergedOnHadSinceGivenUp() {
        scores(Scores.sal("a", 1));
        scores(Scores.fresh("b", 1));
        scores(merged("a", 2, "b"));
        carryOut("b");
        says("b", SalesFeedback.Action.SET_STAGE, "LEAD");
        scores(Scores.fresh("c", 1));
        scores(merged("b", 2, "c"));

        assertThat(steps(carryOut("c"))).isEmpty();
        assertThat(stage("c")).isEqualTo("LEAD");
    }

    @Test
    void findsNothingAtALeadThatIsPartedOrForgotten() {
        scores(Scores.sal("a", 1));
        scores(Scores.sal("d", 1));
        scores(Scores.fresh("b", 1));
        scores(merged("a", 2, "b"));
        scores(merged("d", 2, "b"));
        scores(Scores.sal("a", 3));
        erase("d");

        assertThat(steps(carryOut("b"))).isEmpty();
        assertThat(stage("b")).isEqualTo("LEAD");
    }

    @Test
    void looksAtNobodyForALeadThatIsForgotten() {
        scores(Scores.sal("a", 1));
        scores(Scores.fresh("b", 1));
        scores(merged("a", 2, "b"));
        erase("b");

        StageBatch silent = carryOut("b");

        assertThat(silent.leads()).isEmpty();
        assertThat(silent.commands()).isEmpty();
        assertThat(silent.outcome().events()).isEmpty();
    }

    private StageBatch scores(ScoreChanged change) {
        return batch(change.leadId(), input(change));
    }

    private void says(String leadId, SalesFeedback.Action action, String value) {
        SalesFeedback feedback = new SalesFeedback(
                "c-1", leadId, action, Scores.DAY.plusSeconds(60), "sofia", "asked for", null, value, null, null, null);
        batch(leadId, record(leadId, EventType.SALES_FEEDBACK, feedback));
    }

    private void erase(String leadId) {
        LeadErasureRequested request = new LeadErasureRequested(leadId, 1, "r-1", Scores.DAY);
        batch(leadId, record(leadId, EventType.LEAD_ERASURE_REQUESTED, request));
        stored.remove(leadId);
        erased.add(leadId);
    }

    /** The lane of a lead takes what waits for it. */
    private StageBatch carryOut(String leadId) {
        List<LaneCommand> commands = waiting.stream()
                .filter(command -> command.subject().equals(leadId))
                .toList();
        assertThat(commands).isNotEmpty();
        waiting.removeAll(commands);
        return batch(Set.of(leadId), List.of(), commands);
    }

    private StageBatch batch(String leadId, LaneRecord record) {
        return batch(Set.of(leadId), List.of(record), List.of());
    }

    /** A batch as the handler decides it, with what it stores. */
    private StageBatch batch(Set<String> leads, List<LaneRecord> records, List<LaneCommand> commands) {
        Map<String, StageBatch.Known> known = new HashMap<>(stored);
        known.keySet().retainAll(leads);
        LaneBatch inputs =
                new LaneBatch(new LaneId("stages", 0), records, List.of(), commands, Scores.DAY.plusSeconds(3600));
        Map<String, LeadState> merged = new HashMap<>();
        if (!MergedLeads.asking(inputs, known).isEmpty()) {
            stored.forEach((leadId, each) -> {
                if (each.state().isMerged()) {
                    merged.put(leadId, each.state());
                }
            });
        }
        StageBatch batch = new StageBatch(
                MODEL,
                new DecisionTime(inputs.now(), Duration.ofDays(1)),
                Duration.ofMinutes(5),
                new Stored(known, Map.of(), Map.of(), erased),
                new MergedLeads(merged));
        records.forEach(batch::fold);
        commands.forEach(batch::carryOut);
        batch.leads().forEach((leadId, row) -> stored.put(leadId, new StageBatch.Known(reread(row), row.seen())));
        waiting.addAll(batch.commands());
        return batch;
    }

    /** What comes back of a row's columns. */
    private static LeadState reread(LeadRow row) {
        LeadState state = row.state();
        LeadState read = StageJson.read(StageJson.write(OwnState.of(state)), OwnState.class)
                .state(
                        state.scoreSequence(),
                        state.sequence(),
                        row.stay().stage(),
                        row.stay().since(),
                        state.work().owner());
        assertThat(read).isEqualTo(state);
        return read;
    }

    private LeadState stored(String leadId) {
        return stored.get(leadId).state();
    }

    private String stage(String leadId) {
        return stored(leadId).current().stage();
    }

    private static List<String> steps(StageBatch batch) {
        return batch.steps().stream().map(StageChanged::to).toList();
    }

    /** The last score of a lead that turned out to be another one. */
    private static ScoreChanged merged(String leadId, long sequence, String into) {
        return Scores.ofMerge(Scores.fresh(leadId, sequence), into);
    }

    /** The score of a survivor with both histories. */
    private static ScoreChanged joint(ScoreChanged change) {
        return Scores.ofMerge(change, null);
    }

    private static LaneRecord input(ScoreChanged change) {
        return record(change.leadId(), EventType.SCORE_CHANGED, change);
    }

    private static LaneRecord record(String leadId, EventType type, Record data) {
        return new LaneRecord(
                "t",
                0,
                leadId,
                new EventEnvelope("e-1", "/ripen/scoring", type.typeName(), leadId, Scores.DAY, 1L, null),
                data);
    }
}
