package io.ripen.nurture.domain;

import static io.ripen.nurture.domain.Samples.NOON;
import static io.ripen.nurture.domain.Samples.entered;
import static io.ripen.nurture.domain.Samples.journey;
import static io.ripen.nurture.domain.Samples.mail;
import static io.ripen.nurture.domain.Samples.scored;
import static io.ripen.nurture.domain.Samples.used;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds whatever happens to a lead, in whatever order. */
class NurturingPropertiesTest {
    private static final int LIVES = 300;
    private static final int INPUTS = 60;
    private static final List<String> STAGES = List.of("LEAD", "MQL", "SAL", "SQL", "RECYCLED");
    private static final Reentry SOON = new Reentry.After(Duration.ofHours(5));
    private static final Journey SERIES = journey(
            "series",
            1,
            new Trigger.StageEntered("MQL"),
            SOON,
            new Condition.InStage(Set.of("SQL")),
            mail("first", "one"),
            new Step.Wait("pause", Duration.ofHours(3)),
            new Step.Split("coin", List.of(new Step.Arm("left", 1), new Step.Arm("right", 2))),
            mail("left", "two"),
            new Step.Exit("end"),
            mail("right", "three"));
    private static final Journey HOT = journey(
            "hot",
            1,
            new Trigger.BecameTrue(new Condition.ScoreAtLeast(new BigDecimal(50))),
            SOON,
            Condition.never(),
            new Step.WaitUntil("mql", new Condition.InStage(Set.of("MQL")), Duration.ofHours(9)),
            mail("go", "one"));
    private static final Journey READER = journey(
            "reader",
            1,
            new Trigger.ContentUsed("whitepaper", 2, Duration.ofDays(2)),
            new Reentry.PerTopic(),
            Condition.never(),
            mail("more", "one"));
    private static final Journey ASLEEP = journey(
            "asleep", 1, new Trigger.Inactive(Duration.ofHours(7)), SOON, Condition.never(), mail("wake", "one"));
    private static final Journeys JOURNEYS = new Journeys(List.of(SERIES, HOT, READER, ASLEEP), List.of());

    private static LeadInput anyInput(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> entered(STAGES.get(random.nextInt(STAGES.size())));
            case 1 -> scored(random.nextInt(100), Map.of());
            case 2 ->
                used(
                        "w" + random.nextInt(12),
                        "whitepaper",
                        "topic-" + random.nextInt(3),
                        Duration.ofHours(random.nextInt(90)));
            case 3 -> new LeadInput.MailboxRefused(null);
            default -> new LeadInput.Passed();
        };
    }

    @Test
    void noMailIsDecidedTwiceAndNoneWithoutAnEntry() {
        long seed = Long.getLong("ripen.seed", System.nanoTime());
        Random random = new Random(seed);
        int mails = 0;
        for (int life = 0; life < LIVES; life++) {
            LeadNurture lead = LeadNurture.unknown("lead-" + life);
            Set<MailKey> keys = new HashSet<>();
            Instant now = NOON;
            for (int step = 0; step < INPUTS; step++) {
                now = now.plus(Duration.ofMinutes(random.nextInt(240)));
                Decision decision = Nurturing.decide(lead, anyInput(random), JOURNEYS, now);
                lead = decision.lead();
                for (Mail mail : decision.mails()) {
                    assertThat(keys.add(mail.key()))
                            .as("seed %d, %s", seed, mail.key())
                            .isTrue();
                    assertThat(lead.enrolmentsIn(mail.key().journey()))
                            .as("seed %d", seed)
                            .anyMatch(
                                    enrolment -> enrolment.entry() == mail.key().entry());
                    mails++;
                }
                assertThat(entriesAreGapless(lead)).as("seed %d", seed).isTrue();
                assertThat(whoWaitsHasAnAlarm(lead, now)).as("seed %d", seed).isTrue();
            }
        }
        assertThat(mails).isGreaterThan(LIVES);
    }

    @Test
    void timePassingTwiceChangesNothingMore() {
        long seed = Long.getLong("ripen.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int life = 0; life < LIVES; life++) {
            LeadNurture lead = LeadNurture.unknown("lead-" + life);
            Instant now = NOON;
            for (int step = 0; step < INPUTS; step++) {
                now = now.plus(Duration.ofMinutes(random.nextInt(240)));
                LeadInput input = anyInput(random);
                Decision once = Nurturing.decide(lead, input, JOURNEYS, now);
                assertThat(Nurturing.decide(lead, input, JOURNEYS, now))
                        .as("seed %d", seed)
                        .isEqualTo(once);
                Decision settled = Nurturing.decide(once.lead(), new LeadInput.Passed(), JOURNEYS, now);
                Decision twice = Nurturing.decide(settled.lead(), new LeadInput.Passed(), JOURNEYS, now);
                assertThat(twice).as("seed %d", seed).isEqualTo(Decision.quiet(settled.lead()));
                lead = settled.lead();
            }
        }
    }

    @Test
    void aContentThatIsReportedAgainChangesNothing() {
        long seed = Long.getLong("ripen.seed", System.nanoTime());
        Random random = new Random(seed);
        LeadNurture lead = LeadNurture.unknown("lead-1");
        for (int step = 0; step < LIVES; step++) {
            LeadInput use =
                    used("w" + step, "whitepaper", "topic-" + random.nextInt(9), Duration.ofHours(random.nextInt(90)));
            lead = Nurturing.decide(lead, use, JOURNEYS, NOON).lead();
            assertThat(Nurturing.decide(lead, use, JOURNEYS, NOON).mails())
                    .as("seed %d", seed)
                    .isEmpty();
            assertThat(lead.signals().uses()).hasSizeLessThanOrEqualTo(Signals.MOST_USES);
        }
    }

    @Test
    void sharesAreAsLargeAsTheirWeights() {
        int right = 0;
        int heldOut = 0;
        for (int lead = 0; lead < 10_000; lead++) {
            String arm = HashShare.of(
                    "lead-" + lead, "series/coin", List.of("left", "right"), name -> name.equals("left") ? 1 : 2);
            right += arm.equals("right") ? 1 : 0;
            heldOut += HashShare.isAmong("lead-" + lead, "series", 10) ? 1 : 0;
        }
        assertThat(right).isBetween(6_400, 6_900);
        assertThat(heldOut).isBetween(850, 1_150);
        assertThat(HashShare.isAmong("lead-1", "series", 0)).isFalse();
        assertThat(HashShare.isAmong("lead-1", "series", 100)).isTrue();
    }

    private static boolean entriesAreGapless(LeadNurture lead) {
        return JOURNEYS.all().stream().allMatch(journey -> {
            List<Enrolment> enrolments = lead.enrolmentsIn(journey.id());
            return enrolments.stream()
                    .map(Enrolment::entry)
                    .toList()
                    .equals(java.util.stream.IntStream.rangeClosed(1, enrolments.size())
                            .boxed()
                            .toList());
        });
    }

    private static boolean whoWaitsHasAnAlarm(LeadNurture lead, Instant now) {
        return lead.enrolments().stream()
                .filter(Enrolment::isInside)
                .allMatch(enrolment -> enrolment.step() != null
                        && enrolment.until() != null
                        && enrolment.until().isAfter(now)
                        && !Nurturing.wake(lead, JOURNEYS, now).orElseThrow().isAfter(enrolment.until()));
    }
}
