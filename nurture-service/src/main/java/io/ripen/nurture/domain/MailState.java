package io.ripen.nurture.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a mail is on its way. Read from top to bottom: it is queued, a sender claims it with a lease, and it ends sent,
 * suppressed, failed or unknown. The number of the attempt is the claim's token: a sender may only settle the attempt
 * that it made.
 *
 * <p>A mail never goes back to the queue while it is unknown whether it was delivered, unless who takes it knows it again.
 */
public sealed interface MailState {

    /** Attempts begun so far. */
    int attempts();

    /**
     * Waits for a sender.
     *
     * @param attempts attempts begun so far
     * @param notBefore when the next one may begin
     * @param heldBy the rule that makes it wait; absent if none does
     */
    record Queued(int attempts, Instant notBefore, @Nullable SuppressionReason heldBy) implements MailState {

        /** Waits for its turn only. */
        public Queued(int attempts, Instant notBefore) {
            this(attempts, notBefore, null);
        }

        /** A sender takes it and promises to report before the lease ends. */
        public Sending claim(Instant leaseUntil) {
            return new Sending(attempts + 1, leaseUntil);
        }

        /** A rule makes it wait. */
        public Queued hold(SuppressionReason reason, Instant until) {
            return new Queued(attempts, until, reason);
        }

        /** A rule forbids it. */
        public Suppressed suppress(SuppressionReason reason, Instant now) {
            return new Suppressed(attempts, reason, now);
        }
    }

    /**
     * A sender has it.
     *
     * @param attempts the number of this attempt
     * @param leaseUntil when the sender must have reported
     */
    record Sending(int attempts, Instant leaseUntil) implements MailState {

        /** The sender did not report in time: nobody knows how far it got. */
        public Unknown expire(Instant now) {
            return new Unknown(attempts, "lease-expired", now);
        }

        private MailState settled(SendOutcome outcome, RetryPolicy retry, Instant now) {
            return switch (outcome) {
                case SendOutcome.Accepted accepted -> new Sent(attempts, now);
                case SendOutcome.Refused refused -> new Failed(attempts, refused.reason(), now);
                case SendOutcome.Lost lost -> new Unknown(attempts, lost.reason(), now);
                case SendOutcome.Unreachable away -> new Queued(attempts, now.plus(retry.pauseAfter(attempts)));
                case SendOutcome.Deferred deferred ->
                    retry.allowsAfter(attempts)
                            ? new Queued(attempts, now.plus(retry.pauseAfter(attempts, deferred.retryAfter())))
                            : new Failed(attempts, deferred.reason(), now);
                case SendOutcome.Unanswered silence ->
                    retry.allowsAfter(attempts)
                            ? new Queued(attempts, now.plus(retry.pauseAfter(attempts)))
                            : new Unknown(attempts, silence.reason(), now);
            };
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
     * @param attempts the number of the attempt that nobody knows about
     * @param reason stable code
     * @param at when that was noticed
     */
    record Unknown(int attempts, String reason, Instant at) implements MailState {

        /**
         * The sender of the lost attempt reports after all. What it knows replaces the doubt: a mail that nobody took is
         * tried again as if the report had come in time.
         */
        private MailState learned(SendOutcome outcome, RetryPolicy retry, Instant now) {
            return switch (outcome) {
                case SendOutcome.Accepted accepted -> new Sending(attempts, at).settled(outcome, retry, now);
                case SendOutcome.Refused refused -> new Sending(attempts, at).settled(outcome, retry, now);
                case SendOutcome.Deferred deferred -> new Sending(attempts, at).settled(outcome, retry, now);
                case SendOutcome.Unreachable away -> new Sending(attempts, at).settled(outcome, retry, now);
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
