package io.ripen.nurture.domain.sending;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a mail is on its way. Read from top to bottom: it is queued, a sender claims it with a lease, and it ends sent,
 * suppressed, failed or unknown. The number of the attempt is the claim's token: a sender may only settle the attempt
 * that it made.
 *
 * <p>A mail never goes back to the queue while it is unknown whether it was delivered, unless who takes it knows it again.
 * Then it is in doubt until an attempt is taken: nothing else can end it than sent or unknown, and it counts as one that the
 * lead may have got.
 */
public sealed interface MailState {

    /** How long who takes a mail is trusted to know it again. */
    Duration KNOWN_AGAIN = Duration.ofDays(1);

    /** Attempts begun so far. */
    int attempts();

    /**
     * Waits for a sender.
     *
     * @param attempts attempts begun so far
     * @param notBefore when the next one may begin
     * @param heldBy the rule that makes it wait; absent if none does
     * @param inDoubtSince when the last attempt ended of which nobody knows whether it was taken; absent if there is none
     */
    record Queued(
            int attempts,
            Instant notBefore,
            @Nullable SuppressionReason heldBy,
            @Nullable Instant inDoubtSince) implements MailState {

        /** Waits for its turn only. */
        public Queued(int attempts, Instant notBefore) {
            this(attempts, notBefore, null, null);
        }

        /** A sender takes it and promises to report before the lease ends. */
        public Sending claim(Instant leaseUntil) {
            return new Sending(attempts + 1, leaseUntil, inDoubtSince);
        }

        /** A rule makes it wait; for too long where another attempt would deliver it twice. */
        public MailState hold(SuppressionReason reason, Instant until, Instant now) {
            return isForgottenAt(until)
                    ? new Unknown(attempts, reason.code(), now)
                    : new Queued(attempts, until, reason, inDoubtSince);
        }

        /** Whether who may have taken it may not know it again by then, so that it must not be handed over once more. */
        public boolean isForgottenAt(Instant at) {
            return inDoubtSince != null && at.isAfter(inDoubtSince.plus(KNOWN_AGAIN));
        }

        /** Nothing could be handed over, or nobody was there to do it, until it was {@link #isForgottenAt forgotten}. */
        public Unknown forget(Instant now) {
            return new Unknown(attempts, "in-doubt-too-long", now);
        }

        /** A rule forbids it. */
        public MailState suppress(SuppressionReason reason, Instant now) {
            return inDoubtSince == null
                    ? new Suppressed(attempts, reason, now)
                    : new Unknown(attempts, reason.code(), now);
        }
    }

    /**
     * A sender has it.
     *
     * @param attempts the number of this attempt
     * @param leaseUntil when the sender must have reported
     * @param inDoubtSince as of {@link Queued}, of the attempts before this one
     */
    record Sending(
            int attempts, Instant leaseUntil, @Nullable Instant inDoubtSince) implements MailState {

        /** No earlier attempt is in doubt. */
        public Sending(int attempts, Instant leaseUntil) {
            this(attempts, leaseUntil, null);
        }

        /** The sender did not report in time: nobody knows how far it got. */
        public Unknown expire(Instant now) {
            return new Unknown(attempts, "lease-expired", now, inDoubtSince);
        }

        private MailState settled(SendOutcome outcome, RetryPolicy retry, Instant now) {
            return switch (outcome) {
                case SendOutcome.Accepted accepted -> new Sent(attempts, now);
                case SendOutcome.Refused refused -> givenUp(refused.reason(), now);
                case SendOutcome.Lost lost -> new Unknown(attempts, lost.reason(), now);
                case SendOutcome.Unreachable away -> again(now.plus(retry.pauseAfter(attempts)), inDoubtSince);
                case SendOutcome.Deferred deferred ->
                    retry.allowsAfter(attempts)
                            ? again(now.plus(retry.pauseAfter(attempts, deferred.retryAfter())), inDoubtSince)
                            : givenUp(deferred.reason(), now);
                case SendOutcome.Unanswered silence ->
                    retry.allowsAfter(attempts)
                            ? again(now.plus(retry.pauseAfter(attempts, silence.retryAfter())), now)
                            : new Unknown(attempts, silence.reason(), now);
            };
        }

        private Queued again(Instant notBefore, @Nullable Instant doubt) {
            return new Queued(attempts, notBefore, null, doubt);
        }

        private MailState givenUp(String reason, Instant now) {
            return inDoubtSince == null ? new Failed(attempts, reason, now) : new Unknown(attempts, reason, now);
        }
    }

    /** A server took it. */
    record Sent(int attempts, Instant at) implements MailState {}

    /** It was not sent, on purpose. */
    record Suppressed(int attempts, SuppressionReason reason, Instant at) implements MailState {}

    /**
     * It was not delivered and is not tried again.
     *
     * @param attempts attempts in all
     * @param reason stable code
     * @param at when it was given up
     */
    record Failed(int attempts, String reason, Instant at) implements MailState {}

    /**
     * It may or may not be delivered, and is never sent again by itself.
     *
     * @param attempts attempts in all, of which at least one is the one that nobody knows about
     * @param reason stable code; of what stood against another attempt, where an earlier one is the one in doubt
     * @param at when that was noticed
     * @param inDoubtSince as of {@link Queued}, of the attempts before the last one
     */
    record Unknown(
            int attempts,
            String reason,
            Instant at,
            @Nullable Instant inDoubtSince) implements MailState {

        /** No attempt before the last one matters. */
        public Unknown(int attempts, String reason, Instant at) {
            this(attempts, reason, at, null);
        }

        /**
         * The sender of the lost attempt reports after all. What it knows replaces the doubt: a mail that nobody took is
         * tried again as if the report had come in time.
         */
        private MailState learned(SendOutcome outcome, RetryPolicy retry, Instant now) {
            return switch (outcome) {
                case SendOutcome.Accepted accepted ->
                    new Sending(attempts, at, inDoubtSince).settled(outcome, retry, now);
                case SendOutcome.Refused refused ->
                    new Sending(attempts, at, inDoubtSince).settled(outcome, retry, now);
                case SendOutcome.Deferred deferred ->
                    new Sending(attempts, at, inDoubtSince).settled(outcome, retry, now);
                case SendOutcome.Unreachable away ->
                    new Sending(attempts, at, inDoubtSince).settled(outcome, retry, now);
                case SendOutcome.Lost lost -> this;
                case SendOutcome.Unanswered silence -> this;
            };
        }
    }

    /**
     * Takes in a sender's report.
     *
     * @param attempt the attempt that the sender made
     * @param outcome what it came to
     * @param retry when to try again
     * @param now when it ended
     * @return the new state; the same if that attempt is not the one in question any more
     */
    default MailState settle(int attempt, SendOutcome outcome, RetryPolicy retry, Instant now) {
        if (attempt != attempts()) {
            return this;
        }
        return switch (this) {
            case Sending sending -> sending.settled(outcome, retry, now);
            case Unknown unknown -> unknown.learned(outcome, retry, now);
            case Queued queued -> this;
            case Sent sent -> this;
            case Suppressed suppressed -> this;
            case Failed failed -> this;
        };
    }
}
