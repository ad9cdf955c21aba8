package io.ripen.lifecycle.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ripen.contracts.EventType;
import io.ripen.contracts.lead.LeadFacts;
import io.ripen.contracts.privacy.LeadErased;
import io.ripen.contracts.privacy.LeadErasureRequested;
import io.ripen.contracts.score.ScoreChanged;
import io.ripen.contracts.stage.SalesFeedback;
import io.ripen.contracts.stage.StageChanged;
import io.ripen.lanes.CommandAnswer;
import io.ripen.lanes.EventEnvelope;
import io.ripen.lanes.LaneCommand;
import io.ripen.lanes.LaneOutcome;
import io.ripen.lanes.LaneRecord;
import io.ripen.lanes.OutgoingEvent;
import io.ripen.lanes.PoisonRecord;
import io.ripen.lanes.TimerChange;
import io.ripen.lifecycle.domain.DecisionTime;
import io.ripen.lifecycle.domain.Fact;
import io.ripen.lifecycle.domain.LeadState;
import io.ripen.lifecycle.domain.StageModel;
import io.ripen.lifecycle.domain.StageStay;
import io.ripen.lifecycle.domain.Work;
import io.ripen.lifecycle.model.StageModels;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StageBatchTest {
    private static final StageModel MODEL = StageModels.load("b2b-default");
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void publishesEachStepWithADeterministicIdAndTheTraceOfItsCause() {
        StageBatch batch = batch(Map.of());
        ScoreChanged change = Scores.sal("l-1", 1);

        batch.fold(input(change));

        LaneOutcome outcome = batch.outcome();
        assertThat(outcome.events())
                .extracting(OutgoingEvent::id)
                .containsExactly(
                        "stage-l-1-1", "stage-l-1-2", "stage-l-1-3", "stage-l-1-4", "stage-l-1-5", "stage-l-1-6");
        assertThat(outcome.events()).extracting(OutgoingEvent::sequence).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(outcome.events())
                .extracting(OutgoingEvent::type)
                .endsWith(EventType.HANDOVER_REQUESTED, EventType.SLA_CHANGED, EventType.SLA_CHANGED);
        assertThat(outcome.events()).allSatisfy(event -> {
            assertThat(event.source()).isEqualTo("/ripen/lifecycle");
            assertThat(event.subject()).isEqualTo("l-1");
            assertThat(event.key()).isEqualTo("l-1");
            assertThat(event.time()).isEqualTo(change.asOf());
            assertThat(event.traceParent()).isEqualTo(TRACE);
        });
        StageChanged last = (StageChanged) outcome.events().get(2).data();
        assertThat(last.to()).isEqualTo("SAL");
        assertThat(last.at()).isEqualTo(change.asOf());
        assertThat(last.cause()).isEqualTo(change.cause());
        assertThat(last.profile()).isEqualTo(change.profile());
        assertThat(last.interests()).isEqualTo(change.interests());
        assertThat(last.scoreSequence()).isEqualTo(1);
    }

    @Test
    void foldsSeveralChangesOfOneLeadOnEachOther() {
        StageBatch batch = batch(Map.of());

        batch.fold(input(Scores.fresh("l-1", 1)));
        batch.fold(input(Scores.fresh("l-2", 1)));
        batch.fold(input(Scores.mql("l-1", 2)));

        assertThat(batch.leads().keySet()).containsExactly("l-1", "l-2");
        assertThat(batch.leads().get("l-1").state().current())
                .isEqualTo(new StageStay("MQL", Scores.DAY.plusSeconds(2), List.of("LEAD")));
        assertThat(batch.flows())
                .containsExactly(Map.entry(new StageMove("", "LEAD"), 2L), Map.entry(new StageMove("LEAD", "MQL"), 1L));
    }

    @Test
    void dropsAndCountsWhatWasSeen() {
        LeadState stored = new LeadState(
                4, 1, new StageStay("LEAD", Scores.DAY, List.of()), Work.NONE, List.of(), null, null, Map.of(), false);
        StageBatch batch = batch(Map.of("l-1", new StageBatch.Known(stored, null)));

        batch.fold(input(Scores.sal("l-1", 4)));
        batch.fold(input(Scores.mql("l-1", 5)));
        batch.fold(input(Scores.sal("l-1", 5)));

        assertThat(batch.outcome().duplicates()).isEqualTo(2);
        assertThat(batch.outcome().gaps()).isZero();
        assertThat(batch.outcome().events()).extracting(OutgoingEvent::id).containsExactly("stage-l-1-2");
    }

    @Test
    void countsAGapAndHandlesTheChangeAllTheSame() {
        StageBatch batch = batch(Map.of());

        batch.fold(input(Scores.mql("l-1", 7)));

        assertThat(batch.outcome().gaps()).isEqualTo(1);
        assertThat(batch.outcome().events()).hasSize(2);
        assertThat(batch.leads().get("l-1").state().scoreSequence()).isEqualTo(7);
    }

    @Test
    void givesUpAnEventThatDoesNotBelongHere() {
        StageBatch batch = batch(Map.of());
        LaneRecord input = new LaneRecord(
                "t",
                0,
                "l-1",
                envelope(EventType.LEAD_IDENTIFIED),
                Scores.sal("l-1", 1).cause());

        batch.fold(input);

        assertThat(batch.outcome().poison())
                .containsExactly(new PoisonRecord(input, "unexpected-event: ripen.lead.identified.v1"));
        assertThat(batch.leads()).isEmpty();
    }

    @Test
    void takesNoHeedOfWhatOthersHaveForgotten() {
        StageBatch batch = batch(Map.of());
        LeadErased erased = new LeadErased("l-1", 1, "r-1", "scoring", Scores.DAY);

        batch.fold(new LaneRecord("t", 0, "l-1", envelope(EventType.LEAD_ERASED), erased));

        assertThat(batch.outcome()).isEqualTo(LaneOutcome.NOTHING);
        assertThat(batch.erasures()).isEmpty();
    }

    @Test
    void forgetsALeadWithWhatTheSameBatchHadDecidedOfItAndSaysSoOnce() {
        StageBatch batch = batch(Map.of());
        LeadErasureRequested request = new LeadErasureRequested("l-1", 1, "r-1", Scores.DAY);
        LaneRecord input = new LaneRecord("t", 0, "l-1", envelope(EventType.LEAD_ERASURE_REQUESTED), request);
        batch.fold(input(Scores.sal("l-1", 1)));

        batch.fold(new LaneRecord("t", 0, "l-1", envelope(EventType.SALES_FEEDBACK), unreadable()));
        batch.fold(input);
        batch.fold(input);
        batch.fold(input(Scores.sal("l-1", 2)));

        assertThat(batch.leads()).isEmpty();
        assertThat(batch.steps()).isEmpty();
        assertThat(batch.others()).isEmpty();
        assertThat(batch.isErased("l-1")).isTrue();
        assertThat(batch.erasures()).containsOnly(Map.entry("l-1", request));
        assertThat(batch.flows()).containsEntry(new StageMove("SAL", ""), 1L);
        LaneOutcome outcome = batch.outcome();
        assertThat(outcome.duplicates()).isEqualTo(2);
        assertThat(outcome.poison()).isEmpty();
        assertThat(outcome.timers()).containsExactly(new TimerChange.Cancel("l-1", StageBatch.ALARM));
        assertThat(outcome.events())
                .filteredOn(event -> event.type() == EventType.LEAD_ERASED)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.id()).isEqualTo("erased-l-1");
                    assertThat(event.source()).isEqualTo("/ripen/lifecycle/privacy");
                    assertThat(event.data())
                            .isEqualTo(new LeadErased("l-1", 1, "r-1", "lifecycle", Scores.DAY.plusSeconds(3600)));
                });
    }

    @Test
    void takesABlankFactForUnknown() {
        LeadFacts facts = Scores.facts("ada@example.com", "  ", "Engines Ltd", "");
        ScoreChanged change = Scores.change("l-1", 1, Scores.values("1", "1"), Map.of(), facts);

        assertThat(Snapshot.input(change).knowledge().facts()).containsExactlyInAnyOrder(Fact.EMAIL, Fact.COMPANY);
    }

    @Test
    void takesACommandIdOncePerLead() {
        StageBatch batch = batch(Map.of());
        batch.fold(input(Scores.sal("l-1", 1)));
        batch.fold(input(Scores.sal("l-2", 1)));

        batch.carryOut(command("l-1", "1", SalesFeedback.Action.ACCEPT));
        batch.carryOut(command("l-2", "1", SalesFeedback.Action.ACCEPT));
        batch.carryOut(command("l-2", "1", SalesFeedback.Action.ACCEPT));

        assertThat(batch.said())
                .extracting(row -> row.feedback().leadId(), SaidRow::refusal)
                .containsExactly(tuple("l-1", null), tuple("l-2", null));
        assertThat(answers(batch))
                .extracting(SalesCommand.Answer::leadId, SalesCommand.Answer::isRepeated)
                .containsExactly(tuple("l-1", false), tuple("l-2", false), tuple("l-2", true));
    }

    @Test
    void answersARepeatedCommandAsItsFirst() {
        Map<TakenCommand.Key, TakenCommand> taken =
                Map.of(new TakenCommand.Key("l-1", "of-old"), new TakenCommand("reason-missing"));
        DecisionTime present = new DecisionTime(Scores.DAY.plusSeconds(3600), Duration.ofDays(1));
        StageBatch batch = new StageBatch(
                MODEL,
                present,
                Duration.ofMinutes(5),
                new Stored(Map.of(), taken, Map.of(), Set.of()),
                new MergedLeads(Map.of()));
        batch.fold(input(Scores.sal("l-1", 1)));

        batch.carryOut(command("l-1", "of-old", SalesFeedback.Action.ACCEPT));
        batch.carryOut(command("l-1", "1", SalesFeedback.Action.WON));
        batch.carryOut(command("l-1", "1", SalesFeedback.Action.WON));
        batch.carryOut(command("l-3", "1", SalesFeedback.Action.ACCEPT));
        batch.carryOut(command("l-3", "1", SalesFeedback.Action.ACCEPT));

        assertThat(batch.outcome().answers())
                .extracting(CommandAnswer::status)
                .containsExactly(409, 409, 409, 404, 404);
        assertThat(answers(batch))
                .extracting(SalesCommand.Answer::refusal)
                .containsExactly(
                        "reason-missing", "command-not-allowed", "command-not-allowed", "lead-unknown", "lead-unknown");
        assertThat(batch.said()).hasSize(1);
    }

    @Test
    void takesARowOfAnImportOncePerLeadAndKey() {
        StageBatch batch = batch(Map.of());
        batch.fold(input(Scores.sal("l-1", 1)));
        batch.fold(input(Scores.sal("l-2", 1)));

        batch.carryOut(row("l-1", "SQL", "i-1/a"));
        batch.carryOut(row("l-2", "HOT", "i-1/a"));
        batch.carryOut(command("l-1", "1", SalesFeedback.Action.OPEN_OPPORTUNITY));
        batch.carryOut(row("l-1", "SQL", "i-1/a"));
        batch.carryOut(row("l-2", "HOT", "i-1/a"));
        batch.carryOut(row("l-3", "SQL", "i-1/a"));
        batch.carryOut(row("l-1", "MQL", "i-1/b"));
        batch.carryOut(row("l-1", "SQL", null));

        assertThat(answers(batch))
                .extracting(SalesCommand.Answer::stage, SalesCommand.Answer::refusal, SalesCommand.Answer::isRepeated)
                .containsExactly(
                        tuple("SQL", null, false),
                        tuple("SAL", "stage-unknown", false),
                        tuple("OPPORTUNITY", null, false),
                        tuple("OPPORTUNITY", null, true),
                        tuple("SAL", "stage-unknown", true),
                        tuple(null, "lead-unknown", false),
                        tuple("MQL", null, false),
                        tuple("SQL", null, false));
        assertThat(batch.imports())
                .containsExactly(
                        new TakenImports.Row("l-1", "i-1/a", null),
                        new TakenImports.Row("l-2", "i-1/a", "stage-unknown"),
                        new TakenImports.Row("l-1", "i-1/b", null));
    }

    @Test
    void keepsTheSenderBesideAnotherAuthor() {
        StageBatch batch = batch(Map.of());
        batch.fold(input(Scores.sal("l-1", 1)));
        for (String sender : List.of("mara", "sofia")) {
            SalesFeedback feedback = new SalesFeedback(
                    sender,
                    "l-1",
                    SalesFeedback.Action.ACCEPT,
                    Scores.DAY,
                    "sofia",
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
            String payload = StageJson.write(new SalesCommand.Order(feedback, sender));
            assertThat(SalesCommand.Order.read(payload)).isEqualTo(new SalesCommand.Order(feedback, sender));
            batch.carryOut(new LaneCommand(sender, "l-1", SalesCommand.FEEDBACK, payload, Scores.DAY));
        }
        batch.carryOut(command("l-1", "of-an-earlier-version", SalesFeedback.Action.ACCEPT));

        assertThat(batch.said())
                .extracting(row -> row.feedback().author(), row -> row.order().foreignSender())
                .containsExactly(tuple("sofia", "mara"), tuple("sofia", null), tuple("sofia", null));
    }

    @Test
    void refusesACommandThatANewerVersionStored() {
        StageBatch batch = batch(Map.of());
        batch.fold(input(Scores.sal("l-1", 1)));

        batch.carryOut(command("l-1", "1", SalesFeedback.Action.UNKNOWN));

        assertThat(batch.outcome().answers()).extracting(CommandAnswer::status).containsExactly(409);
        assertThat(answers(batch)).extracting(SalesCommand.Answer::refusal).containsExactly("command-not-allowed");
        assertThat(batch.said()).isEmpty();
        assertThat(batch.outcome().poison()).isEmpty();
    }

    @Test
    void givesUpACommandFromTheTopicThatCannotBeKept() {
        StageBatch batch = batch(Map.of());
        batch.fold(input(Scores.sal("l-1", 1)));
        SalesFeedback much = new SalesFeedback(
                "c-1",
                "l-1",
                SalesFeedback.Action.WON,
                Scores.DAY,
                "sofia",
                null,
                null,
                null,
                new java.math.BigDecimal("1e99"),
                "EUR",
                null);
        LaneRecord input = new LaneRecord("t", 0, "l-1", envelope(EventType.SALES_FEEDBACK), much);

        batch.fold(input);

        assertThat(batch.outcome().poison()).containsExactly(new PoisonRecord(input, "amount-invalid"));
        assertThat(batch.said()).isEmpty();
    }

    @Test
    void leavesALeadAloneThatTheKeyDoesNotName() {
        StageBatch batch = batch(Map.of());
        batch.fold(input(Scores.sal("l-1", 1)));
        batch.fold(input(Scores.sal("l-2", 1)));
        SalesFeedback accepted = new SalesFeedback(
                "c-1", "l-1", SalesFeedback.Action.ACCEPT, Scores.DAY, "sofia", null, null, null, null, null, null);
        LaneRecord feedback = new LaneRecord("t", 0, "contact-7", envelope(EventType.SALES_FEEDBACK), accepted);
        LaneRecord request = new LaneRecord(
                "t",
                0,
                "l-1",
                envelope(EventType.LEAD_ERASURE_REQUESTED),
                new LeadErasureRequested("l-2", 1, "r-1", Scores.DAY));
        LaneRecord score = new LaneRecord("t", 0, "l-1", envelope(EventType.SCORE_CHANGED), Scores.fresh("l-3", 1));

        List.of(feedback, request, score).forEach(batch::fold);

        String reason = "key-mismatch: the key must be the leadId";
        assertThat(batch.outcome().poison())
                .containsExactly(
                        new PoisonRecord(feedback, reason),
                        new PoisonRecord(request, reason),
                        new PoisonRecord(score, reason));
        assertThat(batch.said()).isEmpty();
        assertThat(batch.erasures()).isEmpty();
        assertThat(batch.leads()).containsOnlyKeys("l-1", "l-2");
    }

    @Test
    void keepsNothingOfAForgottenLeadForAForeignKey() {
        StageBatch batch = batch(Map.of());
        batch.fold(input(Scores.sal("l-1", 1)));
        batch.fold(new LaneRecord("t", 0, "contact-7", envelope(EventType.SALES_FEEDBACK), unreadable()));
        LeadErasureRequested request = new LeadErasureRequested("l-1", 1, "r-1", Scores.DAY);

        batch.fold(new LaneRecord("t", 0, "l-1", envelope(EventType.LEAD_ERASURE_REQUESTED), request));
        batch.fold(new LaneRecord("t", 0, "contact-7", envelope(EventType.SALES_FEEDBACK), unreadable()));

        assertThat(batch.outcome().poison()).isEmpty();
        assertThat(batch.outcome().duplicates()).isEqualTo(1);
    }

    private static List<SalesCommand.Answer> answers(StageBatch batch) {
        return batch.outcome().answers().stream()
                .map(answer -> StageJson.read(answer.payload(), SalesCommand.Answer.class))
                .toList();
    }

    private static LaneCommand command(String leadId, String commandId, SalesFeedback.Action action) {
        SalesFeedback feedback =
                new SalesFeedback(commandId, leadId, action, Scores.DAY, "sofia", null, null, null, null, null, null);
        return new LaneCommand(
                leadId + commandId, leadId, SalesCommand.FEEDBACK, StageJson.write(feedback), Scores.DAY);
    }

    private static LaneCommand row(String leadId, String stage, String key) {
        SalesCommand.Import row = new SalesCommand.Import(stage, null, null, "ops", key);
        return new LaneCommand(leadId + key, leadId, SalesCommand.IMPORT, StageJson.write(row), Scores.DAY);
    }

    private static SalesFeedback unreadable() {
        return new SalesFeedback(
                "c-1", "l-1", SalesFeedback.Action.UNKNOWN, Scores.DAY, "sofia", null, null, null, null, null, null);
    }

    private static StageBatch batch(Map<String, StageBatch.Known> before) {
        return batch(before, Map.of());
    }

    private static StageBatch batch(Map<String, StageBatch.Known> before, Map<String, LeadState> merged) {
        DecisionTime present = new DecisionTime(Scores.DAY.plusSeconds(3600), Duration.ofDays(1));
        return new StageBatch(
                MODEL,
                present,
                Duration.ofMinutes(5),
                new Stored(before, Map.of(), Map.of(), Set.of()),
                new MergedLeads(merged));
    }

    private static LaneRecord input(ScoreChanged change) {
        return new LaneRecord("ripen.lead-scores.v1", 0, change.leadId(), envelope(EventType.SCORE_CHANGED), change);
    }

    private static EventEnvelope envelope(EventType type) {
        return new EventEnvelope("e-1", "/ripen/scoring", type.typeName(), "l-1", Scores.DAY, 1L, TRACE);
    }
}
