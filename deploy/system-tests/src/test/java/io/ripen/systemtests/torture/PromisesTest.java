package io.ripen.systemtests.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.contracts.EventType;
import io.ripen.systemtests.torture.Heaps.Heap;
import io.ripen.systemtests.torture.Person.Act;
import io.ripen.systemtests.torture.StoredRows.DeadLetter;
import io.ripen.systemtests.torture.StoredRows.LanePlace;
import io.ripen.systemtests.torture.StoredRows.StoredMail;
import io.ripen.testkit.TopicRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One person's run as it must be, and everything that can go wrong with it, one thing at a time. */
class PromisesTest {
    private static final String LEAD = "lead-1";
    private static final String MAIL = LEAD + "/torture-mql/once/1";
    private static final Person PERSON = new Person(
            1,
            List.of(
                    act("t-1", Visit.PRICE),
                    act("t-2", Visit.PRICE),
                    act("t-3", Visit.PRICE),
                    act("t-4", Visit.PRICE),
                    act("t-5", Visit.FORM),
                    act("t-6", Visit.LOOK)));
    private static final LanePlace LANE = new LanePlace("scoring", "score", "ripen.lead-activities.v1", 0, 7);
    private static final Place POISON = new Place("ripen.lead-activities.v1", 0, 5);

    private final List<TopicRecord> records = new ArrayList<>();
    private final Set<String> acknowledged = new HashSet<>();
    private final List<String> kept = new ArrayList<>();
    private final Map<String, BigDecimal> totals = new HashMap<>(Map.of(LEAD, BigDecimal.valueOf(50)));
    private final List<DeadLetter> deadLetters = new ArrayList<>(List.of(new DeadLetter("scoring", "score", POISON)));
    private final Map<String, StoredMail> mails = new HashMap<>(Map.of(MAIL, new StoredMail("SENT", "m-1@x")));
    private final List<String> overdue = new ArrayList<>();
    private final List<String> busy = new ArrayList<>();
    private final List<String> delivered = new ArrayList<>(List.of("m-1@x"));
    private final List<String> behind = new ArrayList<>();
    private Heap heap = heap(20, 1, 1);

    @BeforeEach
    void aGoodRun() {
        PERSON.acts().forEach(act -> {
            acknowledged.add(act.id());
            kept.add(act.id());
        });
        records.add(record(EventType.SCORE_CHANGED, 1, score(1, "39", "{\"price\": 4}", "39")));
        records.add(
                record(EventType.SCORE_CHANGED, 2, score(2, "50", "{\"price\": 4, \"form\": 1, \"look\": 1}", "50")));
        records.add(record(EventType.STAGE_CHANGED, 1, stage("null", "LEAD", 1, "39")));
        records.add(record(EventType.STAGE_CHANGED, 2, stage("\"LEAD\"", "MQL", 2, "50")));
        records.add(mail(EventType.EMAIL_TRIGGERED, 1));
        records.add(mail(EventType.EMAIL_SENT, 2));
        records.add(new TopicRecord(
                POISON.topic(),
                POISON.partition(),
                POISON.offset(),
                Instant.EPOCH,
                "poison-1",
                "[]",
                Map.of("torture_poison", "typed")));
    }

    @Test
    void aGoodRunKeepsEveryPromise() {
        assertThat(List.of(
                        new EverybodyIsAnswered(),
                        new TouchpointsCountOnce(),
                        new SequencesHaveNoGap(),
                        new StagesFollowFromScores(),
                        new MailsGoOutOnce(),
                        new LanesStandAtTheEnds(),
                        new NoClaimOutlivesItsLease(),
                        new PoolsAndHeapsAreBack(10)))
                .allSatisfy(promise -> assertThat(promise.broken(evidence())).isEmpty());
        assertThat(new DeadLettersArePoison().broken(evidence()))
                .containsExactly("on the dead-letter topics lie 0, in the tables 1");
    }

    @Test
    void aTouchpointWithoutAnAnswerIsNoticed() {
        acknowledged.remove("t-6");
        assertThat(new EverybodyIsAnswered().broken(evidence())).containsExactly("t-6 was never accepted");
    }

    @Test
    void aLostAndADoubleTouchpointAreNoticed() {
        kept.remove("t-6");
        kept.add("t-1");
        assertThat(new TouchpointsCountOnce().broken(evidence()))
                .containsExactly("t-1 is kept twice", "t-6 never reached the topic");
    }

    @Test
    void aScoreThatIsOffByOneIsNoticedWhereverItStands() {
        totals.put(LEAD, BigDecimal.valueOf(51));
        records.add(
                record(EventType.SCORE_CHANGED, 3, score(3, "51", "{\"price\": 4, \"form\": 1, \"look\": 2}", "51")));
        assertThat(new TouchpointsCountOnce().broken(evidence())).hasSize(2);
    }

    @Test
    void aScoreThatIsNotItsReceiptIsNoticed() {
        records.set(
                1,
                record(EventType.SCORE_CHANGED, 2, score(2, "50", "{\"price\": 4, \"form\": 1, \"look\": 1}", "49")));
        assertThat(new TouchpointsCountOnce().broken(evidence()))
                .singleElement()
                .asString()
                .contains("receipt's sum 49");
    }

    @Test
    void aRepeatedEventIsNothingAndAGapOrAnotherContentIsNoticed() {
        records.add(records.get(1));
        assertThat(new SequencesHaveNoGap().broken(evidence())).isEmpty();
        records.add(record(EventType.SCORE_CHANGED, 2, score(2, "49", "{}", "49")));
        records.add(record(EventType.SCORE_CHANGED, 4, score(4, "50", "{}", "50")));
        assertThat(new SequencesHaveNoGap().broken(evidence())).hasSize(2);
    }

    @Test
    void aMissingAndAnInventedStageAreNoticed() {
        records.remove(3);
        assertThat(new StagesFollowFromScores().broken(evidence())).hasSize(1);
        records.add(record(EventType.STAGE_CHANGED, 2, stage("\"LEAD\"", "MQL", 1, "39")));
        assertThat(new StagesFollowFromScores().broken(evidence())).hasSize(1);
    }

    @Test
    void aMailTwiceInTheInboxOrNeverDecidedOnIsNoticed() {
        delivered.add("m-1@x");
        assertThat(new MailsGoOutOnce().broken(evidence())).containsExactly(MAIL + " is SENT and 2 times in the inbox");
        delivered.clear();
        mails.clear();
        assertThat(new MailsGoOutOnce().broken(evidence())).containsExactly(MAIL + " was never decided on");
    }

    @Test
    void aMailInDoubtMayBeInTheInboxOrNotButMustSaySo() {
        mails.put(MAIL, new StoredMail("UNKNOWN", "m-1@x"));
        assertThat(new MailsGoOutOnce().broken(evidence()))
                .containsExactly(MAIL + " is UNKNOWN, and published as [TRIGGERED, SENT]");
    }

    @Test
    void poisonThatWasNotGivenUpAndAnotherDeadLetterAreNoticed() {
        deadLetters.set(0, new DeadLetter("scoring", "score", new Place(POISON.topic(), 0, 6)));
        assertThat(new DeadLettersArePoison().broken(evidence()))
                .anySatisfy(line -> assertThat(line).startsWith("given up though it is no poison"))
                .anySatisfy(line -> assertThat(line).startsWith("not given up"));
    }

    @Test
    void whatDoesNotComeToRestIsNoticed() {
        behind.add("scoring identity-0 is one behind");
        overdue.add(MAIL);
        busy.add("active for 00:10:00: COMMIT");
        heap = heap(69, 3, 2);
        assertThat(new LanesStandAtTheEnds().broken(evidence())).hasSize(1);
        assertThat(new NoClaimOutlivesItsLease().broken(evidence())).containsExactly(MAIL);
        assertThat(new PoolsAndHeapsAreBack(2).broken(evidence())).hasSize(5);
    }

    private Evidence evidence() {
        PublishedHistory history = new PublishedHistory();
        records.forEach(history::take);
        return new Evidence(
                new Load.Outcome(Map.of(1, PERSON), acknowledged, 0, 0, List.of()),
                history,
                new StoredRows(
                        kept,
                        Map.of(PERSON.email(), LEAD),
                        totals,
                        List.of(LANE),
                        deadLetters,
                        mails,
                        overdue,
                        3,
                        busy),
                delivered,
                behind,
                true,
                Map.of("scoring-1", heap(20, 1, 1)),
                Map.of("scoring-1", heap));
    }

    private static Heap heap(int megabytes, int producers, int consumers) {
        return Heaps.parse("""
                   1:   100   %d  [B (java.base@25)
                   2:   %d    24  org.apache.kafka.clients.producer.KafkaProducer
                   3:   %d    24  org.apache.kafka.clients.consumer.KafkaConsumer
                Total   101   1
                """.formatted((long) megabytes << 20, producers, consumers));
    }

    private static Act act(String id, Visit visit) {
        return new Act(id, "b-1-0", visit);
    }

    private static String score(int sequence, String total, String counters, String receipt) {
        return "{\"leadId\": \"%s\", \"sequence\": %d, \"score\": {\"total\": %s}, \"counters\": %s, \"receipt\": [{\"points\": %s}]}"
                .formatted(LEAD, sequence, total, counters, receipt);
    }

    private static String stage(String from, String to, int score, String total) {
        return "{\"leadId\": \"%s\", \"from\": %s, \"to\": \"%s\", \"scoreSequence\": %d, \"score\": {\"total\": %s}}"
                .formatted(LEAD, from, to, score, total);
    }

    private static TopicRecord mail(EventType type, int sequence) {
        return record(type, sequence, "{\"mail\": {\"mailKey\": \"%s\"}}".formatted(MAIL));
    }

    private static TopicRecord record(EventType type, int sequence, String value) {
        return new TopicRecord(
                type.topic().topicName(),
                0,
                0,
                Instant.EPOCH,
                LEAD,
                value,
                Map.of(
                        "ce_id",
                        type + "-" + sequence,
                        "ce_type",
                        type.typeName(),
                        "ce_source",
                        "/test",
                        "ce_subject",
                        LEAD,
                        "ce_sequence",
                        Integer.toString(sequence)));
    }
}
