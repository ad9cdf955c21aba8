package io.ripen.nurture.mail;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ripen.contracts.Cause;
import io.ripen.contracts.email.MailRef;
import io.ripen.lanes.LaneCommand;
import io.ripen.nurture.domain.MailKind;
import io.ripen.nurture.domain.sending.MailState;
import io.ripen.nurture.lead.StoredJson;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a mail: the command by which a sender has the lead's lane publish it, since nobody else may publish for
 * the lead.
 *
 * @param mail which mail
 * @param ending how it ended
 * @param reason stable code; absent for a sent mail
 * @param messageId its Message-ID
 * @param mailboxRefused whether the server said that the lead's mailbox does not exist
 * @param recipient the hash of the address that it went to; absent if it was never sent
 * @param at when
 * @param cause what set the mail off
 * @param traceParent trace context of what set the mail off
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MailResult(
        MailRef mail,
        Ending ending,
        @Nullable String reason,
        String messageId,
        boolean mailboxRefused,
        @Nullable String recipient,
        Instant at,
        Cause cause,
        @Nullable String traceParent) {

    /** The lane group that the command is for. */
    public static final String LANE_GROUP = "journeys";

    /** The command's kind. */
    public static final String KIND = "mail-result";

    /** How a mail can end. */
    public enum Ending {
        SENT,
        SUPPRESSED,
        FAILED,
        UNKNOWN
    }

    /**
     * The result that a mail's state amounts to; empty while the mail is on its way.
     *
     * @param mailboxRefused whether the server said that the mailbox does not exist that the mail went to, whosever it is
     */
    static Optional<MailResult> of(StoredMail mail, boolean mailboxRefused) {
        return switch (mail.state()) {
            case MailState.Queued queued -> Optional.empty();
            case MailState.Sending sending -> Optional.empty();
            case MailState.Sent sent -> Optional.of(result(mail, Ending.SENT, null, false, sent.at()));
            case MailState.Suppressed suppressed ->
                Optional.of(result(mail, Ending.SUPPRESSED, suppressed.reason().code(), false, suppressed.at()));
            case MailState.Failed failed ->
                Optional.of(
                        result(mail, Ending.FAILED, failed.reason(), mailboxRefused && isToTheLead(mail), failed.at()));
            case MailState.Unknown unknown ->
                Optional.of(result(mail, Ending.UNKNOWN, unknown.reason(), false, unknown.at()));
        };
    }

    private static boolean isToTheLead(StoredMail mail) {
        return mail.mail().kind() != MailKind.INTERNAL;
    }

    private static MailResult result(
            StoredMail mail, Ending ending, @Nullable String reason, boolean mailboxRefused, Instant at) {
        return new MailResult(
                mail.ref(),
                ending,
                reason,
                mail.messageId(),
                mailboxRefused,
                mail.recipient(),
                at,
                mail.cause(),
                mail.traceParent());
    }

    /** Reads the command back. */
    public static MailResult of(LaneCommand command) {
        return StoredJson.read(command.payload(), MailResult.class);
    }

    /** The command, named by mail and ending. An ending that comes twice, UNKNOWN, is told once: it says the same. */
    LaneCommand toCommand(Instant now) {
        return new LaneCommand(
                KIND + "/" + mail.mailKey() + "/" + ending, mail.leadId(), KIND, StoredJson.write(this), now);
    }
}
