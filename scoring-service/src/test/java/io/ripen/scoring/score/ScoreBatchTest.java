package io.ripen.scoring.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.contracts.EventType;
import io.ripen.contracts.lead.HistorySegment;
import io.ripen.contracts.lead.JoinedLead;
import io.ripen.contracts.lead.LeadActivity;
import io.ripen.contracts.lead.LeadIdentified;
import io.ripen.contracts.lead.LeadMerged;
import io.ripen.contracts.privacy.LeadErased;
import io.ripen.contracts.privacy.LeadErasureRequested;
import io.ripen.contracts.touchpoint.Page;
import io.ripen.contracts.touchpoint.TimeRule;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.lanes.CommandAnswer;
import io.ripen.lanes.EventEnvelope;
import io.ripen.lanes.LaneBatch;
import io.ripen.lanes.LaneCommand;
import io.ripen.lanes.LaneId;
import io.ripen.lanes.LaneOutcome;
import io.ripen.lanes.LaneRecord;
import io.ripen.lanes.OutgoingEvent;
import io.ripen.lanes.TimerChange;
import io.ripen.scoring.command.LeadAnswer;
import io.ripen.scoring.command.LeadCommand;
import io.ripen.scoring.domain.Sample;
import io.ripen.scoring.domain.SampleModel;
import io.ripen.scoring.domain.lead.Lead;
import io.ripen.scoring.domain.lead.LeadScoring;
import io.ripen.scoring.domain.lead.Segment;
import io.ripen.scoring.domain.touchpoint.ConsentGrant;
import io.ripen.scoring.domain.touchpoint.ConsentPurpose;
import io.ripen.scoring.domain.touchpoint.ConsentStatus;
import io.ripen.scoring.history.SegmentHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoreBatchTest {
    private static final String LEAD = "00000000-0000-5000-8000-00000000000a";
    private static final String OTHER = "00000000-0000-5000-8000-00000000000b";
    private static final String THIRD = "00000000-0000-5000-8000-00000000000c";
    private final LeadScoring scoring = new LeadScoring(SampleModel.model(), Duration.ofMinutes(10));
    private final Map<String, Lead> leads = new HashMap<>();
    private final List<TouchpointCaptured> kept = new ArrayList<>();
    private CommandEffects effects = new CommandEffects();
    private int offset;

    private LaneOutcome decide(List<LaneRecord> records, LeadCommand... commands) {
        List<LaneCommand> asked = new ArrayList<>();
        for (LeadCommand command : commands) {
            asked.add(command.toLane(LEAD, "key-" + asked.size(), Sample.day(20)));
        }
        return decide(records, asked);
    }

    /** What was asked of another lead that was believed to be merged into this one. */
    private LaneOutcome decideForOther(LeadCommand command) {
        return decide(List.of(), List.of(command.toLane(LEAD, OTHER, "key", Sample.day(20))));
    }

    private LaneOutcome decide(List<LaneRecord> records, List<LaneCommand> asked) {
        ScoreBatch batch = new ScoreBatch(
                new Arrivals(new LaneBatch(new LaneId("score", 0), records, List.of(), asked, Sample.day(20))),
                scoring);
        for (ScoreBatch.Portion portion : batch.portions(leads)) {
            SegmentHistory.Builder history = SegmentHistory.builder();
            for (Segment segment : portion.history()) {
                if (segment.visitorKey().equals("v:x")) {
                    for (int i = 0; i < kept.size(); i++) {
                        history.add("v:x", 1, i + 1, kept.get(i), null);
                    }
                }
            }
            batch.decide(portion, leads, history.build());
        }
        LaneOutcome outcome = batch.outcome();
        batch.changed().forEach(lead -> leads.put(lead.id(), lead));
        effects = batch.effects();
        return outcome;
    }

    private LaneRecord record(String key, EventType type, String lead, long sequence, Record data) {
        return new LaneRecord(
                type.topic().topicName(),
                offset++,
                key,
                new EventEnvelope("id-" + offset, "/elsewhere", type.typeName(), lead, Sample.START, sequence, null),
                data);
    }

    private LaneRecord view(int day, long sequence) {
        TouchpointCaptured touchpoint = new TouchpointCaptured(
                "t" + day,
                "site",
                "v:x",
                "x",
                null,
                TouchpointType.PAGE_VIEW,
                null,
                Sample.day(day),
                Sample.day(day),
                TimeRule.CLIENT,
                null,
                new Page("https://example.org/pricing", null, null),
                null,
                null,
                null,
                List.of(),
                List.of(),
                Map.of(),
                null,
                null);
        kept.add(touchpoint);
        return record(
                LEAD, EventType.LEAD_ACTIVITY, LEAD, sequence, new LeadActivity(LEAD, 1, kept.size(), touchpoint));
    }

    private void known() {
        LeadIdentified identified = new LeadIdentified(
                LEAD,
                true,
                "v:x",
                1,
                0,
                "a@firm.example",
                new io.ripen.contracts.Cause("t1", Sample.day(1), Sample.day(1)),
                List.of());
        decide(List.of(record(LEAD, EventType.LEAD_IDENTIFIED, LEAD, 1, identified), view(1, 2)));
    }

    @Test
    void readsForAFurtherPersonOfABrowserAsFarAsItsFirstActivity() {
        LaneRecord identified = record(
                LEAD,
                EventType.LEAD_IDENTIFIED,
                LEAD,
                1,
                new LeadIdentified(
                        LEAD,
                        true,
                        "v:x",
                        2,
                        0,
                        "a@firm.example",
                        new io.ripen.contracts.Cause("t1", Sample.day(1), Sample.day(1)),
                        List.of()));
        LeadActivity activity =
                new LeadActivity(LEAD, 2, 37, ((LeadActivity) view(1, 2).event()).touchpoint());

        assertThat(read(identified, record(LEAD, EventType.LEAD_ACTIVITY, LEAD, 2, activity)))
                .containsExactly(new Segment("v:x", 2, 37, 2, LEAD));
        assertThat(read(identified)).containsExactly(new Segment("v:x", 2, Long.MAX_VALUE, 1, LEAD));
    }

    private List<Segment> read(LaneRecord... records) {
        LaneBatch batch = new LaneBatch(new LaneId("score", 0), List.of(records), List.of(), List.of(), Sample.day(20));
        return new ScoreBatch(new Arrivals(batch), scoring)
                .portions(leads).stream()
                        .flatMap(portion -> portion.history().stream())
                        .toList();
    }

    private static LeadCommand consent(ConsentPurpose purpose, int day) {
        return new LeadCommand.SetConsent(
                new ConsentGrant(purpose, ConsentStatus.GRANTED, Sample.day(day), "phone", null));
    }

    @Test
    void hearsTwoConsentsOfOneBatchAlthoughTheSecondIsOlder() {
        known();

        LaneOutcome outcome =
                decide(List.of(), consent(ConsentPurpose.PROFILING, 9), consent(ConsentPurpose.MAIL_TRACKING, 5));

        assertThat(leads.get(LEAD).folded().consents())
                .containsOnlyKeys(ConsentPurpose.PROFILING, ConsentPurpose.MAIL_TRACKING);
        assertThat(leads.get(LEAD).folded().counters()).containsEntry("price", 1);
        assertThat(effects.spoken()).extracting(said -> said.position()).containsExactly(1L, 2L);
        assertThat(outcome.answers()).extracting(CommandAnswer::status).containsOnly(200);
        assertThat(outcome.events())
                .filteredOn(event -> event.type() == EventType.CONSENT_CHANGED)
                .hasSize(2);
    }

    @Test
    void setsATimerAgainThatIsOverdueAndLeavesOneAloneThatIsToCome() {
        known();
        assertThat(leads.get(LEAD).timer()).isBefore(Sample.day(20));

        LaneOutcome overdue = decide(List.of(view(20, 3)));

        Instant next = leads.get(LEAD).timer();
        assertThat(next).isAfter(Sample.day(20));
        assertThat(overdue.timers()).containsExactly(new TimerChange.Set(LEAD, ScoreBatch.DECAY, next));

        LaneOutcome toCome = decide(List.of(), consent(ConsentPurpose.MAIL_TRACKING, 19));

        assertThat(leads.get(LEAD).timer()).isEqualTo(next);
        assertThat(toCome.timers()).isEmpty();
    }

    @Test
    void refusesCommandsToALeadThatIsUnknownOrMerged() {
        LaneOutcome unknown = decide(List.of(), consent(ConsentPurpose.PROFILING, 5));
        known();
        decide(List.of(), new LeadCommand.Merge(OTHER, Sample.day(0), "same", "test"));
        LaneOutcome merged = decide(List.of(), consent(ConsentPurpose.PROFILING, 5));

        assertThat(unknown.answers()).singleElement().satisfies(answer -> {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(LeadAnswer.of(answer).code()).isEqualTo("lead-unknown");
        });
        assertThat(merged.answers()).singleElement().satisfies(answer -> {
            assertThat(answer.status()).isEqualTo(308);
            assertThat(LeadAnswer.of(answer).other()).isEqualTo(OTHER);
        });
        assertThat(effects.isEmpty()).isTrue();
    }

    @Test
    void sendsWhatComesForAMergedLeadOnUnchanged() {
        known();
        decide(List.of(), new LeadCommand.Merge(OTHER, Sample.day(0), "same", "test"));
        assertThat(effects.merges()).singleElement().satisfies(merge -> {
            assertThat(merge.lead()).isEqualTo(LEAD);
            assertThat(merge.survivor()).isEqualTo(OTHER);
        });
        LaneRecord record = view(7, 3);

        LaneOutcome outcome = decide(List.of(record));

        OutgoingEvent sentOn = outcome.events().getFirst();
        assertThat(outcome.events()).hasSize(1);
        assertThat(sentOn.key()).isEqualTo(OTHER);
        assertThat(sentOn.subject()).isEqualTo(LEAD);
        assertThat(sentOn.id()).isEqualTo(record.envelope().id());
        assertThat(sentOn.source()).isEqualTo("/elsewhere");
        assertThat(sentOn.sequence()).isEqualTo(3);
        assertThat(sentOn.data()).isEqualTo(record.event());
    }

    @Test
    void forgetsWhatComesLateForAnErasedLead() {
        known();

        LaneOutcome erased = decide(List.of(), new LeadCommand.Erase("case", false, 0));

        assertThat(erased.events()).extracting(OutgoingEvent::type).containsExactly(EventType.LEAD_ERASURE_REQUESTED);
        assertThat(effects.erasedLeads()).containsExactly(LEAD);
        assertThat(effects.forgets()).singleElement().satisfies(forget -> {
            assertThat(forget.segment().visitorKey()).isEqualTo("v:x");
            assertThat(forget.confirmed()).isTrue();
        });
        LaneOutcome late = decide(List.of(view(8, 3)));
        assertThat(late.events()).isEmpty();
        assertThat(late.duplicates()).isEqualTo(1);
        assertThat(effects.forgets())
                .singleElement()
                .satisfies(forget -> assertThat(forget.confirmed()).isFalse());
        LaneOutcome confirmed = decide(List.of(), new LeadCommand.Forgotten("case"));
        assertThat(confirmed.events()).singleElement().satisfies(event -> {
            assertThat(event.sequence()).isEqualTo(2);
            assertThat(event.data()).isEqualTo(new LeadErased(LEAD, 2, "case", "scoring", Sample.day(20)));
        });
        assertThat(effects.confirmed()).containsExactly(LEAD);
    }

    @Test
    void passesARequestForErasureOnToTheSurvivor() {
        known();
        decide(List.of(), new LeadCommand.Merge(OTHER, Sample.day(0), "same", "test"));

        decide(List.of(record(
                LEAD,
                EventType.LEAD_ERASURE_REQUESTED,
                LEAD,
                1,
                new LeadErasureRequested(LEAD, 1, "case", Sample.day(9)))));

        assertThat(effects.erasures())
                .containsExactly(new CommandEffects.ErasureElsewhere(OTHER, LEAD, "case", Sample.day(9), 0));
        assertThat(leads.get(LEAD).erasure()).isNull();
    }

    @Test
    void doesNothingToAPersonWhenAnotherOneIsMeantWhoseMergeIsOver() {
        known();

        LaneOutcome erased = decideForOther(new LeadCommand.Erase("case", false, 0));
        LaneOutcome agreed = decideForOther(consent(ConsentPurpose.PROFILING, 5));

        for (LaneOutcome outcome : List.of(erased, agreed)) {
            assertThat(outcome.events()).isEmpty();
            assertThat(outcome.answers()).singleElement().satisfies(answer -> {
                assertThat(answer.status()).isEqualTo(409);
                assertThat(LeadAnswer.of(answer).code()).isEqualTo("merge-under-way");
                assertThat(LeadAnswer.of(answer).other()).isEqualTo(OTHER);
            });
        }
        assertThat(effects.isEmpty()).isTrue();
        assertThat(leads.get(LEAD).erasure()).isNull();
    }

    @Test
    void obeysForTheLeadsThatWereMergedIntoIt() {
        known();
        decide(List.of(merged(OTHER)));

        LaneOutcome outcome = decideForOther(new LeadCommand.Erase("case", false, 0));

        assertThat(outcome.answers()).extracting(CommandAnswer::status).containsExactly(200);
        assertThat(leads.get(LEAD).erasure()).isNotNull();
        assertThat(effects.erasedLeads()).containsExactly(LEAD, OTHER);
        assertThat(outcome.events())
                .extracting(OutgoingEvent::data)
                .containsExactly(
                        new LeadErasureRequested(OTHER, 1, "case", Sample.day(20)),
                        new LeadErasureRequested(LEAD, 1, "case", Sample.day(20)));
        assertThat(outcome.events()).extracting(OutgoingEvent::source).doesNotHaveDuplicates();
    }

    @Test
    void tellsTheOtherServicesOfTheSurvivorWhenTheyKnowOfTheMergedLeadOnly() {
        known();
        decide(List.of(merged(OTHER)));

        LaneOutcome outcome = decideForOther(new LeadCommand.Erase("case", true, 0));

        assertThat(outcome.events()).extracting(OutgoingEvent::key).contains(LEAD);
        assertThat(outcome.events()).extracting(OutgoingEvent::type).containsOnly(EventType.LEAD_ERASURE_REQUESTED);
    }

    @Test
    void hearsItsOwnWordsOnlyOnce() {
        known();
        decide(List.of(merged(OTHER)));
        OutgoingEvent said =
                decideForOther(new LeadCommand.Erase("case", false, 0)).events().getFirst();
        EventEnvelope own = new EventEnvelope(
                said.id(), said.source(), said.type().typeName(), said.subject(), said.time(), said.sequence(), null);

        LaneOutcome outcome = decide(List.of(new LaneRecord("p", 1, said.key(), own, said.data())));

        assertThat(outcome.events()).isEmpty();
        assertThat(effects.isEmpty()).isTrue();
    }

    @Test
    void sendsAnErasureOnUntilItFindsTheLeadThatIsMeant() {
        known();

        decideForOther(new LeadCommand.Erase("case", true, 3));

        assertThat(effects.erasures())
                .containsExactly(new CommandEffects.ErasureElsewhere(OTHER, OTHER, "case", Sample.day(20), 4));
        assertThat(leads.get(LEAD).erasure()).isNull();
        decide(List.of(), new LeadCommand.Merge(THIRD, Sample.day(0), "same", "test"));
        decideForOther(new LeadCommand.Erase("case", true, 5));
        assertThat(effects.erasures())
                .containsExactly(new CommandEffects.ErasureElsewhere(THIRD, OTHER, "case", Sample.day(20), 6));
    }

    @Test
    void erasesTooWhatWasMergedIntoTheLeadAndComesAfterItsErasure() {
        known();
        decide(List.of(), new LeadCommand.Erase("case", false, 0));
        LaneRecord late = merged(OTHER);

        LaneOutcome taken = decide(List.of(late));

        assertThat(taken.events())
                .singleElement()
                .satisfies(event ->
                        assertThat(event.data()).isEqualTo(new LeadErasureRequested(OTHER, 1, "case", Sample.day(20))));
        assertThat(effects.erasedLeads()).containsExactly(OTHER);
        assertThat(effects.forgets()).singleElement().satisfies(forget -> {
            assertThat(forget.segment().visitorKey()).isEqualTo("v:y");
            assertThat(forget.confirmed()).isTrue();
        });
        assertThat(leads.get(LEAD).erasure().open()).isEqualTo(2);
        LaneOutcome again = decide(List.of(late));
        assertThat(again.duplicates()).isEqualTo(1);
        assertThat(effects.isEmpty()).isTrue();
        LaneOutcome forgotten = decide(List.of(), new LeadCommand.Forgotten("case"), new LeadCommand.Forgotten("case"));
        assertThat(forgotten.events())
                .singleElement()
                .satisfies(event ->
                        assertThat(event.data()).isEqualTo(new LeadErased(LEAD, 2, "case", "scoring", Sample.day(20))));
    }

    @Test
    void isErasedOnceMoreWhenAMergeComesAfterThat() {
        known();
        decide(List.of(), new LeadCommand.Erase("case", false, 0), new LeadCommand.Forgotten("case"));

        decide(List.of(merged(OTHER)));

        assertThat(leads.get(LEAD).erasure().open()).isEqualTo(1);
        assertThat(decide(List.of(), new LeadCommand.Forgotten("case")).events())
                .singleElement()
                .satisfies(event -> assertThat(event.sequence()).isEqualTo(3));
    }

    @Test
    void sendsWhatIsAnotherPersonsOnFromAnErasedLead() {
        known();
        decide(List.of(), new LeadCommand.Erase("case", false, 0));
        LeadIdentified identified = new LeadIdentified(
                OTHER,
                true,
                "v:y",
                1,
                0,
                "b@firm.example",
                new io.ripen.contracts.Cause("t", Sample.day(1), Sample.day(1)),
                List.of());

        LaneOutcome outcome = decide(List.of(record(LEAD, EventType.LEAD_IDENTIFIED, OTHER, 1, identified)));

        assertThat(outcome.events())
                .singleElement()
                .satisfies(event -> assertThat(event.key()).isEqualTo(OTHER));
        assertThat(effects.isEmpty()).isTrue();
    }

    /** Another lead's histories on their way to this one. */
    private LaneRecord merged(String from) {
        LeadMerged merged = new LeadMerged(
                LEAD,
                1,
                from,
                List.of(new JoinedLead(from, LEAD)),
                List.of(),
                List.of(new HistorySegment("v:y", 1, 0, 1, from)),
                Sample.day(2),
                Sample.day(2),
                new io.ripen.contracts.Cause(null, Sample.day(9), Sample.day(9)));
        return record(LEAD, EventType.LEAD_MERGED, LEAD, 1, merged);
    }

    @Test
    void readsHistoriesInPortionsAndALongOnePageAfterPage() {
        List<LaneRecord> records = List.of(
                identified("short", 500),
                identified("long", 1_900),
                identified("longer", 9_500),
                identified("last", 100));
        ScoreBatch batch = new ScoreBatch(
                new Arrivals(new LaneBatch(new LaneId("score", 0), records, List.of(), List.of(), Sample.day(20))),
                scoring);

        List<ScoreBatch.Portion> portions = batch.portions(Map.of());

        assertThat(portions)
                .extracting(ScoreBatch.Portion::leads)
                .containsExactly(List.of("short", "long"), List.of("longer"), List.of("last"));
        assertThat(portions).extracting(ScoreBatch.Portion::isLong).containsExactly(false, true, false);
        assertThat(portions)
                .flatExtracting(ScoreBatch.Portion::history)
                .extracting(Segment::visitorKey)
                .containsExactly("v:short", "v:long", "v:longer", "v:last");
    }

    private LaneRecord identified(String lead, long historyThrough) {
        LeadIdentified identified = new LeadIdentified(
                lead,
                true,
                "v:" + lead,
                1,
                historyThrough,
                lead + "@firm.example",
                new io.ripen.contracts.Cause("t-" + lead, Sample.day(1), Sample.day(1)),
                List.of());
        return record(lead, EventType.LEAD_IDENTIFIED, lead, 1, identified);
    }

    @Test
    void refusesARequestForErasureUnderAnotherLeadsKey() {
        known();
        LaneRecord wrong = record(
                OTHER,
                EventType.LEAD_ERASURE_REQUESTED,
                LEAD,
                1,
                new LeadErasureRequested(LEAD, 1, "case", Sample.day(9)));

        LaneOutcome outcome = decide(List.of(wrong));

        assertThat(outcome.poison())
                .singleElement()
                .satisfies(poison -> assertThat(poison.reason()).startsWith("key-mismatch"));
        assertThat(leads.get(LEAD).erasure()).isNull();
    }

    @Test
    void ignoresItsOwnWordsOnPrivacyAndRefusesWhatIsNoneOfItsBusiness() {
        EventEnvelope own = new EventEnvelope(
                "id", LeadEvents.PRIVACY, EventType.LEAD_ERASURE_REQUESTED.typeName(), LEAD, Sample.START, 1L, null);
        known();
        LaneRecord foreign = record(LEAD, EventType.TOUCHPOINT_CAPTURED, LEAD, 1, kept.getFirst());

        LaneOutcome outcome = decide(List.of(
                new LaneRecord("p", 1, LEAD, own, new LeadErasureRequested(LEAD, 1, "case", Sample.day(9))), foreign));

        assertThat(leads.get(LEAD).erasure()).isNull();
        assertThat(outcome.poison())
                .singleElement()
                .satisfies(poison -> assertThat(poison.record()).isEqualTo(foreign));
    }
}
