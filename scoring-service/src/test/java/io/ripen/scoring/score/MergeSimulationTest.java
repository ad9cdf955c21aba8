package io.ripen.scoring.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.contracts.Cause;
import io.ripen.contracts.EventType;
import io.ripen.contracts.lead.LeadActivity;
import io.ripen.contracts.lead.LeadIdentified;
import io.ripen.contracts.privacy.LeadErasureRequested;
import io.ripen.contracts.score.ScoreChanged;
import io.ripen.contracts.touchpoint.Page;
import io.ripen.contracts.touchpoint.TimeRule;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.lanes.EventEnvelope;
import io.ripen.lanes.LaneBatch;
import io.ripen.lanes.LaneCommand;
import io.ripen.lanes.LaneId;
import io.ripen.lanes.LaneOutcome;
import io.ripen.lanes.LaneRecord;
import io.ripen.lanes.OutgoingEvent;
import io.ripen.scoring.command.LeadCommand;
import io.ripen.scoring.contract.TouchpointReader;
import io.ripen.scoring.domain.Sample;
import io.ripen.scoring.domain.SampleModel;
import io.ripen.scoring.domain.fold.Fold;
import io.ripen.scoring.domain.fold.FoldedHistory;
import io.ripen.scoring.domain.lead.Lead;
import io.ripen.scoring.domain.lead.LeadHistory;
import io.ripen.scoring.domain.lead.LeadScoring;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.scoring.history.LongHistory;
import io.ripen.scoring.history.SegmentHistory;
import io.ripen.testkit.Seeds;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Leads are merged, parted and erased at random while their touchpoints flow, over lanes that hear of one another late and
 * twice: in the end every lead's score is the fold of exactly the histories that belong to it, and exactly the persons are
 * forgotten of whom that was asked.
 */
class MergeSimulationTest {
    private static final int RUNS = Integer.getInteger("ripen.merges", 600);
    private static final int STEPS = 120;
    private static final List<String> LEADS = List.of(
            "00000000-0000-5000-8000-00000000000a",
            "00000000-0000-5000-8000-00000000000b",
            "00000000-0000-5000-8000-00000000000c",
            "00000000-0000-5000-8000-00000000000d");

    /** One run: visitors, whose histories are kept, and a queue of events per lead. */
    private static final class World {
        private final ScoringModel model = SampleModel.model();
        private final LeadScoring scoring = new LeadScoring(model, Duration.ofMinutes(10));
        private final Random random;
        private final Map<String, List<TouchpointCaptured>> ledger = new HashMap<>();
        private final Map<String, Integer> spoken = new HashMap<>();
        private final Map<String, Deque<LaneRecord>> queues = new HashMap<>();
        private final Map<String, Lead> leads = new HashMap<>();
        private final Map<String, Long> published = new HashMap<>();
        private final Deque<CommandEffects.ErasureElsewhere> sentOn = new ArrayDeque<>();
        private final Set<String> toBeErased = new HashSet<>();
        private final Set<String> forgotten = new HashSet<>();
        private int commands;
        private int merges;
        private int partings;
        private int erasures;

        World(Random random) {
            this.random = random;
            LEADS.forEach(lead -> queues.put(lead, new ArrayDeque<>()));
        }

        private static String owner(String visitor) {
            return LEADS.get(visitor.charAt(2) - 'a');
        }

        /** A touchpoint of a visitor; its first one stays anonymous, the second identifies. */
        void act() {
            String visitor = "v:" + (char) ('a' + random.nextInt(LEADS.size())) + random.nextInt(2);
            List<TouchpointCaptured> history = ledger.computeIfAbsent(visitor, key -> new ArrayList<>());
            Instant at = Sample.day(30 * random.nextDouble());
            TouchpointCaptured touchpoint = touchpoint(visitor, visitor + "-" + history.size(), at);
            history.add(touchpoint);
            if (history.size() == 1) {
                return;
            }
            String lead = owner(visitor);
            if (history.size() == 2) {
                send(
                        lead,
                        visitor,
                        new LeadIdentified(
                                lead,
                                true,
                                visitor,
                                1,
                                1,
                                "a@firm.example",
                                new Cause(touchpoint.touchpointId(), at, at),
                                List.of()));
            }
            send(lead, visitor, new LeadActivity(lead, 1, history.size(), touchpoint));
        }

        private void send(String lead, String visitor, Record data) {
            long sequence = spoken.merge(visitor, 1, Integer::sum);
            EventType type = data instanceof LeadActivity ? EventType.LEAD_ACTIVITY : EventType.LEAD_IDENTIFIED;
            put(lead, envelope("/identity/" + visitor, type, lead, sequence), data);
        }

        private static EventEnvelope envelope(String source, EventType type, String lead, long sequence) {
            return new EventEnvelope(
                    source + "-" + sequence, source, type.typeName(), lead, Sample.START, sequence, null);
        }

        /** Some events come twice, as after a crash. */
        private void put(String key, EventEnvelope envelope, Record data) {
            Deque<LaneRecord> queue = queues.get(key);
            for (int copies = random.nextInt(5) == 0 ? 2 : 1; copies > 0; copies--) {
                queue.add(new LaneRecord("activities", queue.size(), key, envelope, data));
            }
        }

        /** Commands as the desk gives them: to whoever it believes to be the survivor or the other one. */
        void command() {
            Lead one = leads.get(LEADS.get(random.nextInt(LEADS.size())));
            Lead other = leads.get(LEADS.get(random.nextInt(LEADS.size())));
            if (one == null || other == null || one.id().equals(other.id())) {
                return;
            }
            commands++;
            boolean merging = random.nextInt(3) > 0;
            boolean inOrder = one.survives(other);
            Lead first = inOrder ? one : other;
            Lead second = inOrder ? other : one;
            LeadCommand command = merging
                    ? new LeadCommand.Merge(first.id(), first.identifiedAt(), "same person", "test")
                    : new LeadCommand.Unmerge(second.id(), "two people", "test");
            String asked = merging ? second.id() : first.id();
            LaneOutcome outcome =
                    decide(asked, List.of(), List.of(command.toLane(asked, "key-" + commands, Sample.day(31))));
            if (outcome.events().stream().anyMatch(event -> event.type() == EventType.LEAD_MERGED)) {
                merges++;
            }
            if (outcome.events().stream().anyMatch(event -> event.type() == EventType.LEAD_UNMERGED)) {
                partings++;
            }
        }

        /** A request for erasure, by topic or as the desk gives it: to whoever it believes to hold the history. */
        void erase() {
            String meant = LEADS.get(random.nextInt(LEADS.size()));
            String request = "case-" + ++commands;
            if (random.nextBoolean()) {
                EventType type = EventType.LEAD_ERASURE_REQUESTED;
                put(
                        meant,
                        envelope("/crm", type, meant, commands),
                        new LeadErasureRequested(meant, commands, request, Sample.day(31)));
                toBeErased.add(meant);
            } else if (leads.containsKey(meant)) {
                String asked = holder(meant);
                LaneCommand command =
                        new LeadCommand.Erase(request, false, 0).toLane(asked, meant, request, Sample.day(31));
                LaneOutcome outcome = decide(asked, List.of(), List.of(command));
                if (outcome.answers().getFirst().status() == 200) {
                    toBeErased.add(meant);
                }
            }
        }

        /** A request for erasure that one lane has sent to another. */
        private boolean sendOn() {
            CommandEffects.ErasureElsewhere erasure = sentOn.poll();
            if (erasure != null) {
                LaneCommand command = new LeadCommand.Erase(erasure.requestId(), true, erasure.hops())
                        .toLane(erasure.leadId(), erasure.meant(), erasure.requestId(), erasure.requestedAt());
                decide(erasure.leadId(), List.of(), List.of(command));
            }
            return erasure != null;
        }

        boolean work(String lead) {
            Deque<LaneRecord> queue = queues.get(lead);
            List<LaneRecord> batch = new ArrayList<>();
            for (int size = 1 + random.nextInt(3); size > 0 && !queue.isEmpty(); size--) {
                batch.add(queue.remove());
            }
            if (!batch.isEmpty()) {
                decide(lead, batch, List.of());
            }
            return !batch.isEmpty();
        }

        private LaneOutcome decide(String leadId, List<LaneRecord> records, List<LaneCommand> asked) {
            ScoreBatch batch = new ScoreBatch(
                    new Arrivals(new LaneBatch(new LaneId("score", 0), records, List.of(), asked, Sample.day(31))),
                    scoring);
            Map<String, Lead> known = leads.containsKey(leadId) ? Map.of(leadId, leads.get(leadId)) : Map.of();
            for (ScoreBatch.Portion portion : batch.portions(known)) {
                SegmentHistory.Builder history = SegmentHistory.builder();
                portion.history().forEach(segment -> {
                    List<TouchpointCaptured> kept = ledger.getOrDefault(segment.visitorKey(), List.of());
                    for (int i = 0; i < Math.min(segment.through(), kept.size()); i++) {
                        history.add(segment.visitorKey(), 1, i + 1, kept.get(i), null);
                    }
                });
                if (random.nextBoolean()) {
                    batch.decide(portion, known, history.build());
                } else {
                    decideAsIfLong(batch, portion, known, history.build());
                }
            }
            LaneOutcome outcome = batch.outcome();
            sentOn.addAll(batch.effects().erasures());
            batch.effects()
                    .forgets()
                    .forEach(forget -> forgotten.add(forget.segment().visitorKey()));
            batch.changed().forEach(lead -> {
                assertOnlyWhoIsMeantIsErased(known.get(lead.id()), lead, asked);
                byte[] stored = LeadCodec.encode(lead, model);
                leads.put(lead.id(), LeadCodec.decode(lead.id(), stored, model));
            });
            outcome.events().forEach(this::publish);
            return outcome;
        }

        private void decideAsIfLong(
                ScoreBatch batch, ScoreBatch.Portion portion, Map<String, Lead> known, LeadHistory whole) {
            LongDecisions.Reader reader = (history, questions, judged) -> {
                for (LongHistory.Question question : questions) {
                    switch (question) {
                        case LongHistory.Question.OfFold fold ->
                            history.answer(fold, whole.fold(fold.segments(), fold.additions(), model));
                        case LongHistory.Question.OfCampaign campaign ->
                            history.answer(campaign, whole.campaign(campaign.segment(), campaign.touchpointId()));
                    }
                }
                return Uni.createFrom().voidItem();
            };
            for (String lead : portion.leads()) {
                new LongDecisions(reader, scoring, batch, lead, known)
                        .decide()
                        .await()
                        .indefinitely();
            }
        }

        private void assertOnlyWhoIsMeantIsErased(@Nullable Lead before, Lead after, List<LaneCommand> asked) {
            if (after.erasure() == null || (before != null && before.erasure() != null)) {
                return;
            }
            erasures++;
            for (LaneCommand command : asked) {
                String meant = LeadCommand.meant(command);
                assertThat(meant.equals(after.id()) || after.merges().joined().containsKey(meant))
                        .as("%s is erased although %s is meant", after.id(), meant)
                        .isTrue();
            }
        }

        private void publish(OutgoingEvent event) {
            if (event.data() instanceof ScoreChanged change) {
                assertThat(change.sequence()).isEqualTo(published.merge(change.leadId(), 1L, Long::sum));
                return;
            }
            put(
                    event.key(),
                    new EventEnvelope(
                            event.id(),
                            event.source(),
                            event.type().typeName(),
                            event.subject(),
                            event.time(),
                            event.sequence(),
                            null),
                    event.data());
        }

        void drain() {
            boolean busy = true;
            for (int round = 0; busy; round++) {
                assertThat(round).as("events go round in circles").isLessThan(10_000);
                busy = false;
                for (String lead : LEADS) {
                    busy |= work(lead);
                }
                busy |= sendOn();
            }
        }

        String holder(String lead) {
            String into = leads.containsKey(lead) ? leads.get(lead).merges().into() : null;
            return into == null ? lead : holder(into);
        }

        private boolean isErased(String lead) {
            Lead holder = leads.get(holder(lead));
            return holder != null && holder.erasure() != null;
        }

        void assertWhoIsMeantIsForgottenAndNobodyElse() {
            assertThat(toBeErased).allMatch(this::isErased);
            ledger.forEach((visitor, history) -> assertThat(forgotten.contains(visitor))
                    .as("whether %s is forgotten", visitor)
                    .isEqualTo(history.size() > 1 && isErased(owner(visitor))));
        }

        void assertEachHoldsWhatIsItsOwn() {
            for (Lead lead : leads.values()) {
                List<Touchpoint> own = new ArrayList<>();
                ledger.forEach((visitor, history) -> {
                    if (history.size() > 1 && holder(owner(visitor)).equals(lead.id())) {
                        history.forEach(touchpoint -> own.add(TouchpointReader.read(touchpoint)));
                    }
                });
                FoldedHistory fold = lead.erasure() == null ? Fold.fold(own, model) : FoldedHistory.EMPTY;
                assertThat(lead.folded().equals(fold))
                        .as("lead %s holds %s", lead.id(), lead.segments())
                        .isTrue();
                if (lead.merges().into() != null) {
                    assertThat(lead.segments()).isEmpty();
                    assertThat(lead.published().total()).isZero();
                    assertThat(lead.timer()).isNull();
                }
            }
        }
    }

    @Test
    void givesEachLeadTheFoldOfItsHistoriesWhateverIsMergedAndPartedMeanwhile() {
        Random random = Seeds.random("MergeSimulationTest");
        int merges = 0;
        int partings = 0;
        int erasures = 0;
        for (int run = 0; run < RUNS; run++) {
            World world = new World(random);
            for (int step = 0; step < STEPS; step++) {
                switch (random.nextInt(8)) {
                    case 0, 1, 2 -> world.act();
                    case 3 -> world.command();
                    case 4 -> {
                        if (run % 2 == 0 && random.nextInt(15) == 0) {
                            world.erase();
                        }
                        world.sendOn();
                    }
                    default -> world.work(LEADS.get(random.nextInt(LEADS.size())));
                }
            }
            world.drain();
            world.assertEachHoldsWhatIsItsOwn();
            world.assertWhoIsMeantIsForgottenAndNobodyElse();
            merges += world.merges;
            partings += world.partings;
            erasures += world.erasures;
        }
        assertThat(merges).isGreaterThan(RUNS);
        assertThat(partings).isGreaterThan(RUNS / 8);
        assertThat(erasures).isGreaterThan(RUNS / 8);
    }

    private static TouchpointCaptured touchpoint(String visitor, String id, Instant at) {
        return new TouchpointCaptured(
                id,
                "site",
                visitor,
                visitor.substring(2),
                null,
                TouchpointType.PAGE_VIEW,
                null,
                at,
                at,
                TimeRule.CLIENT,
                null,
                new Page("https://example.org" + (id.hashCode() % 2 == 0 ? "/pricing" : "/product/a"), null, null),
                null,
                null,
                null,
                List.of(),
                List.of(),
                Map.of(),
                null,
                null);
    }
}
