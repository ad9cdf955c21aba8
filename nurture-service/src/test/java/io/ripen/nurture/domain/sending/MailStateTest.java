package io.ripen.nurture.domain.sending;

import static io.ripen.nurture.domain.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.nurture.domain.sending.MailState.Failed;
import io.ripen.nurture.domain.sending.MailState.Queued;
import io.ripen.nurture.domain.sending.MailState.Sending;
import io.ripen.nurture.domain.sending.MailState.Sent;
import io.ripen.nurture.domain.sending.MailState.Suppressed;
import io.ripen.nurture.domain.sending.MailState.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MailStateTest {
    private static final RetryPolicy RETRY = new RetryPolicy(3, Duration.ofSeconds(10), Duration.ofSeconds(30));
    private static final Instant LEASE = NOON.plusSeconds(300);
    private static final Instant LATER = NOON.plusSeconds(1);
    private static final SendOutcome ACCEPTED = new SendOutcome.Accepted();
    private static final SendOutcome DEFERRED = new SendOutcome.Deferred("smtp-451", false);
    private static final SendOutcome REFUSED = new SendOutcome.Refused("smtp-550", false);
    private static final SendOutcome LOST = new SendOutcome.Lost("smtp-final-answer-lost");

    @Test
    void aClaimBeginsTheNextAttempt() {
        assertThat(new Queued(0, NOON).claim(LEASE)).isEqualTo(new Sending(1, LEASE));
        assertThat(new Queued(2, NOON).claim(LEASE)).isEqualTo(new Sending(3, LEASE));
    }

    @Test
    void aQueuedMailCanBeSuppressed() {
        assertThat(new Queued(1, NOON).suppress(SuppressionReason.NO_CONSENT, LATER))
                .isEqualTo(new Suppressed(1, SuppressionReason.NO_CONSENT, LATER));
    }

    @Test
    void aSendersReportSettlesItsAttempt() {
        Sending sending = new Sending(1, LEASE);

        assertThat(sending.settle(1, ACCEPTED, RETRY, LATER)).isEqualTo(new Sent(1, LATER));
        assertThat(sending.settle(1, REFUSED, RETRY, LATER)).isEqualTo(new Failed(1, "smtp-550", LATER));
        assertThat(sending.settle(1, LOST, RETRY, LATER)).isEqualTo(new Unknown(1, "smtp-final-answer-lost", LATER));
    }

    @Test
    void aTemporaryFailureQueuesAgainUntilAttemptsRunOut() {
        assertThat(new Sending(1, LEASE).settle(1, DEFERRED, RETRY, NOON))
                .isEqualTo(new Queued(1, NOON.plusSeconds(10)));
        assertThat(new Sending(2, LEASE).settle(2, DEFERRED, RETRY, NOON))
                .isEqualTo(new Queued(2, NOON.plusSeconds(20)));
        assertThat(new Sending(3, LEASE).settle(3, DEFERRED, RETRY, NOON)).isEqualTo(new Failed(3, "smtp-451", NOON));
    }

    @Test
    void aServerThatIsAwayNeverMakesAMailFail() {
        SendOutcome away = new SendOutcome.Unreachable("smtp-unreachable");

        assertThat(new Sending(3, LEASE).settle(3, away, RETRY, NOON)).isEqualTo(new Queued(3, NOON.plusSeconds(30)));
        assertThat(new Sending(500, LEASE).settle(500, away, RETRY, NOON))
                .isEqualTo(new Queued(500, NOON.plusSeconds(30)));
        assertThat(new Unknown(1, "lease-expired", NOON).settle(1, away, RETRY, LATER))
                .isEqualTo(new Queued(1, LATER.plusSeconds(10)));
    }

    @Test
    void aServerIsLeftAloneForAsLongAsItAsks() {
        SendOutcome tenMinutes = new SendOutcome.Deferred("http-429", true, Duration.ofMinutes(10));
        SendOutcome oneSecond = new SendOutcome.Deferred("http-429", true, Duration.ofSeconds(1));

        assertThat(new Sending(1, LEASE).settle(1, tenMinutes, RETRY, NOON))
                .isEqualTo(new Queued(1, NOON.plusSeconds(600)));
        assertThat(new Sending(1, LEASE).settle(1, oneSecond, RETRY, NOON))
                .isEqualTo(new Queued(1, NOON.plusSeconds(10)));
    }

    @Test
    void aMailThatIsKnownAgainIsTriedUntilAttemptsRunOutAndThenInDoubt() {
        SendOutcome silence = new SendOutcome.Unanswered("http-no-answer");
        Unknown unknown = new Unknown(2, "lease-expired", NOON);

        assertThat(new Sending(2, LEASE).settle(2, silence, RETRY, NOON))
                .isEqualTo(new Queued(2, NOON.plusSeconds(20), null, NOON));
        assertThat(new Sending(3, LEASE).settle(3, silence, RETRY, NOON))
                .isEqualTo(new Unknown(3, "http-no-answer", NOON));
        assertThat(unknown.settle(2, silence, RETRY, LATER)).isSameAs(unknown);
        assertThat(new Sending(1, LEASE)
                        .settle(1, new SendOutcome.Unanswered("http-500", true, Duration.ofMinutes(10)), RETRY, NOON))
                .isEqualTo(new Queued(1, NOON.plusSeconds(600), null, NOON));
    }

    @Test
    void aMailInDoubtEndsSentOrUnknownAndNothingElse() {
        Queued doubtful = new Queued(1, NOON, null, NOON);
        Sending again = doubtful.claim(LEASE);

        assertThat(doubtful.suppress(SuppressionReason.FREQUENCY_CAP, LATER))
                .isEqualTo(new Unknown(1, "frequency-cap", LATER));
        assertThat(again.settle(2, ACCEPTED, RETRY, LATER)).isEqualTo(new Sent(2, LATER));
        assertThat(again.settle(2, REFUSED, RETRY, LATER)).isEqualTo(new Unknown(2, "smtp-550", LATER));
        assertThat(again.settle(2, DEFERRED, RETRY, LATER)).isEqualTo(new Queued(2, LATER.plusSeconds(20), null, NOON));
        assertThat(again.settle(2, new SendOutcome.Unreachable("http-unreachable"), RETRY, LATER))
                .isEqualTo(new Queued(2, LATER.plusSeconds(20), null, NOON));
        assertThat(new Sending(3, LEASE, NOON).settle(3, DEFERRED, RETRY, LATER))
                .isEqualTo(new Unknown(3, "smtp-451", LATER));
        assertThat(again.expire(LATER).settle(2, REFUSED, RETRY, LATER)).isEqualTo(new Unknown(2, "smtp-550", LATER));
    }

    @Test
    void aMailInDoubtIsHeldAsLongAsWhoMayHaveItKnowsItAgain() {
        Queued doubtful = new Queued(1, NOON, null, NOON);
        Instant nextDay = NOON.plus(MailState.KNOWN_AGAIN);

        assertThat(doubtful.hold(SuppressionReason.QUIET_HOURS, nextDay, LATER))
                .isEqualTo(new Queued(1, nextDay, SuppressionReason.QUIET_HOURS, NOON));
        assertThat(doubtful.hold(SuppressionReason.QUIET_HOURS, nextDay.plusNanos(1), LATER))
                .isEqualTo(new Unknown(1, "quiet-hours", LATER));
        assertThat(new Queued(1, NOON).hold(SuppressionReason.PAUSED, nextDay.plusNanos(1), LATER))
                .isEqualTo(new Queued(1, nextDay.plusNanos(1), SuppressionReason.PAUSED, null));
    }

    @Test
    void anExpiredLeaseLeavesTheMailInDoubt() {
        assertThat(new Sending(2, LEASE).expire(LATER)).isEqualTo(new Unknown(2, "lease-expired", LATER));
    }

    @Test
    void aLateReportReplacesTheDoubtAndWhatNobodyTookIsTriedAgain() {
        Unknown unknown = new Unknown(1, "lease-expired", NOON);

        assertThat(unknown.settle(1, ACCEPTED, RETRY, LATER)).isEqualTo(new Sent(1, LATER));
        assertThat(unknown.settle(1, REFUSED, RETRY, LATER)).isEqualTo(new Failed(1, "smtp-550", LATER));
        assertThat(unknown.settle(1, DEFERRED, RETRY, LATER)).isEqualTo(new Queued(1, LATER.plusSeconds(10)));
        assertThat(new Unknown(3, "lease-expired", NOON).settle(3, DEFERRED, RETRY, LATER))
                .isEqualTo(new Failed(3, "smtp-451", LATER));
        assertThat(unknown.settle(1, LOST, RETRY, LATER)).isEqualTo(unknown);
    }

    @Test
    void aReportThatComesTwiceQueuesOnceAndNeverTheAttemptThatFollowed() {
        MailState queued = new Unknown(1, "lease-expired", NOON).settle(1, DEFERRED, RETRY, LATER);
        Sending again = ((Queued) queued).claim(LEASE);

        assertThat(queued.settle(1, DEFERRED, RETRY, LATER)).isSameAs(queued);
        assertThat(again.settle(1, DEFERRED, RETRY, LATER)).isSameAs(again);
        assertThat(again.expire(LEASE).settle(1, DEFERRED, RETRY, LATER)).isEqualTo(again.expire(LEASE));
    }

    @Test
    void aReportOfAnotherAttemptChangesNothing() {
        List<MailState> states = List.of(
                new Queued(2, NOON),
                new Sending(2, LEASE),
                new Sent(2, NOON),
                new Suppressed(2, SuppressionReason.ERASED, NOON),
                new Failed(2, "smtp-550", NOON),
                new Unknown(2, "lease-expired", NOON));

        assertThat(states)
                .allSatisfy(state ->
                        assertThat(state.settle(1, ACCEPTED, RETRY, LATER)).isSameAs(state));
    }

    @Test
    void aReportChangesNothingOnceTheMailHasEnded() {
        List<MailState> states = List.of(
                new Queued(1, NOON),
                new Sent(1, NOON),
                new Suppressed(1, SuppressionReason.ERASED, NOON),
                new Failed(1, "smtp-550", NOON));

        assertThat(states)
                .allSatisfy(
                        state -> assertThat(state.settle(1, LOST, RETRY, LATER)).isSameAs(state));
    }

    @Test
    void pausesDoubleUpToTheLongest() {
        RetryPolicy policy = new RetryPolicy(100, Duration.ofSeconds(10), Duration.ofHours(1));

        assertThat(IntStream.rangeClosed(1, 5).mapToObj(policy::pauseAfter))
                .containsExactly(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(40),
                        Duration.ofSeconds(80),
                        Duration.ofSeconds(160));
        assertThat(policy.pauseAfter(9)).isEqualTo(Duration.ofSeconds(2560));
        assertThat(policy.pauseAfter(10)).isEqualTo(Duration.ofHours(1));
        assertThat(policy.pauseAfter(99)).isEqualTo(Duration.ofHours(1));
    }
}
