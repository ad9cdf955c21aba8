package io.ripen.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.contracts.EventType;
import io.ripen.systemtests.LocalStack.Running;
import io.ripen.testkit.Pace;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The demo, once undisturbed, once with scoring-service killed again and again: the same must come of both. */
class DemoST {
    private static final int KILLS = 2;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path folder;

    @Test
    void givesTheSameScoresStagesAndMailsWhateverIsKilledAndHoweverOftenItIsReplayed() {
        Outcome undisturbed;
        try (LocalStack calm = new LocalStack(folder.resolve("calm"));
                LocalStack shaken = new LocalStack(folder.resolve("shaken"))) {
            assertAccepted(calm.run("demo", "--keep"));
            undisturbed = Outcome.of(calm);
            assertThat(undisturbed.leads()).as("leads").isEqualTo(315);
            assertThat(undisturbed.inbox()).as("mails").isNotEmpty().doesNotHaveDuplicates();

            assertAccepted(calm.run("demo", "--keep"));
            assertThat(Outcome.of(calm)).as("after a second replay").isEqualTo(undisturbed);
            calm.run("down");

            shaken.useShiftOf(calm);
            Running demo = shaken.start("demo", "--keep");
            killScoring(shaken, demo);
            assertThat(demo.await())
                    .as("exit code of the demo, which printed:%n%s", demo.output())
                    .isZero();
            assertAccepted(demo.output());
            assertThat(Outcome.of(shaken)).as("with scoring-service killed").isEqualTo(undisturbed);
            assertContractsKept(shaken);
        }
    }

    private static void assertAccepted(String output) {
        assertThat(output).contains("Touchpoints: sent 5398, accepted 5398");
    }

    /** Every record on every topic is valid, and the whole way from the touchpoint to the mail is among them. */
    private static void assertContractsKept(LocalStack stack) {
        assertThat(PublishedEvents.validated(stack))
                .containsKeys(
                        EventType.TOUCHPOINT_CAPTURED,
                        EventType.LEAD_IDENTIFIED,
                        EventType.LEAD_ACTIVITY,
                        EventType.SCORE_CHANGED,
                        EventType.STAGE_CHANGED,
                        EventType.CONSENT_CHANGED,
                        EventType.EMAIL_TRIGGERED,
                        EventType.EMAIL_SENT);
    }

    /** Kills it while touchpoints come in and while the lanes work them off, each time when it is at work again. */
    private static void killScoring(LocalStack stack, Running demo) {
        int kills = 0;
        while (kills < KILLS && demo.process().isAlive()) {
            Pace.pause(PAUSE);
            if (demo.output().contains("Replaying") && stack.isReady("SCORING") && stack.kill("scoring-service")) {
                kills++;
            }
        }
        assertThat(kills)
                .as("kills, while the demo printed:%n%s", demo.output())
                .isPositive();
        System.out.println("scoring-service was killed " + kills + " times");
    }
}
