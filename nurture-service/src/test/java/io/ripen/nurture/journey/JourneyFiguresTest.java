package io.ripen.nurture.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.nurture.journey.JourneyFigures.Figure;
import io.ripen.nurture.journey.JourneyNumbers.MailNumbers;
import io.ripen.nurture.journey.JourneyNumbers.Share;
import io.ripen.nurture.journey.JourneyNumbers.StepNumbers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JourneyFiguresTest {
    private static final JourneyNumbers NUMBERS = new JourneyFigures(List.of(
                    entry(1, "entry-WAITING", "", 3),
                    entry(2, "entry-COMPLETED", "", 4),
                    entry(2, "entry-EXITED", "exit-condition", 2),
                    entry(1, "entry-EXITED", "exit-condition", 1),
                    entry(2, "entry-EXITED", "merged", 1),
                    entry(2, "entry-HELD_OUT", "", 5),
                    entry(1, "goal", "", 1),
                    entry(2, "goal", "", 2),
                    entry(2, "goal-held-out", "", 1),
                    mail("short", "mail-SENT", "", 6),
                    mail("short", "mail-SUPPRESSED", "no-consent", 2),
                    mail("short", "tracked", "", 4),
                    mail("short", "opened", "", 3),
                    mail("short", "clicked", "", 1),
                    mail("short", "converted", "", 2),
                    mail("long", "mail-SENT", "", 5),
                    mail("long", "mail-QUEUED", "", 1),
                    mail("long", "mail-SUPPRESSED", "quarantine", 1),
                    mail("long", "bounced", "", 2),
                    mail("long", "complained", "", 1)))
            .numbers("welcome");

    private static Figure entry(int version, String name, String reason, long count) {
        return new Figure(version, "", "", name, reason, count);
    }

    private static Figure mail(String variant, String name, String reason, long count) {
        return new Figure(2, "first", variant, name, reason, count);
    }

    @Test
    void sumsEntriesUpOverVersions() {
        assertThat(NUMBERS.versions()).containsExactly(1, 2);
        assertThat(NUMBERS.entered()).isEqualTo(16);
        assertThat(NUMBERS.waiting()).isEqualTo(3);
        assertThat(NUMBERS.completed()).isEqualTo(4);
        assertThat(NUMBERS.exited()).containsEntry("exit-condition", 3L).containsEntry("merged", 1L);
        assertThat(NUMBERS.heldOut()).isEqualTo(5);
        assertThat(NUMBERS.reachedGoal()).extracting(Share::count, Share::of).containsExactly(3L, 11L);
        assertThat(NUMBERS.heldOutReachedGoal())
                .extracting(Share::count, Share::of)
                .containsExactly(1L, 5L);
    }

    @Test
    void sumsMailsUpOverSteps() {
        MailNumbers mails = NUMBERS.mails();

        assertThat(mails.sent()).isEqualTo(11);
        assertThat(mails.delivered()).isEqualTo(9);
        assertThat(mails.bounced()).isEqualTo(2);
        assertThat(mails.complained()).isEqualTo(1);
        assertThat(mails.opened()).extracting(Share::count, Share::of).containsExactly(3L, 4L);
        assertThat(mails.clicked()).extracting(Share::count, Share::of).containsExactly(1L, 4L);
        assertThat(NUMBERS.suppressed()).containsEntry("no-consent", 2L).containsEntry("quarantine", 1L);
    }

    @Test
    void tellsVariantsApart() {
        assertThat(NUMBERS.steps()).extracting(StepNumbers::step).containsExactly("first");
        assertThat(NUMBERS.steps().getFirst().variants())
                .satisfiesExactly(
                        second -> {
                            assertThat(second.variant()).isEqualTo("long");
                            assertThat(second.states())
                                    .containsEntry("SENT", 5L)
                                    .containsEntry("QUEUED", 1L);
                            assertThat(second.mails().delivered()).isEqualTo(3);
                        },
                        first -> {
                            assertThat(first.variant()).isEqualTo("short");
                            assertThat(first.suppressed()).containsExactly(Map.entry("no-consent", 2L));
                            assertThat(first.mails().opened().count()).isEqualTo(3);
                            assertThat(first.reachedGoal())
                                    .extracting(Share::count, Share::of)
                                    .containsExactly(2L, 6L);
                        });
    }

    /** An opening may be told of after the consent was withdrawn and the mail sent once more without a picture. */
    @Test
    void neverHasMoreOpeningsThanMails() {
        JourneyNumbers numbers =
                new JourneyFigures(List.of(mail("", "opened", "", 2), mail("", "bounced", "", 1))).numbers("welcome");

        assertThat(numbers.mails().opened()).extracting(Share::count, Share::of).containsExactly(2L, 2L);
        assertThat(numbers.mails().delivered()).isZero();
        assertThat(numbers.steps().getFirst().variants().getFirst().variant()).isNull();
    }

    @Test
    void hasZerosWithoutAnyFigure() {
        JourneyNumbers numbers = new JourneyFigures(List.of()).numbers("welcome");

        assertThat(numbers.entered()).isZero();
        assertThat(numbers.steps()).isEmpty();
        assertThat(numbers.mails().clicked().of()).isZero();
    }
}
