package io.ripen.nurture.mail;

import io.ripen.contracts.Cause;
import io.ripen.nurture.domain.Mail;
import io.ripen.nurture.domain.MailData;
import io.ripen.nurture.domain.MailKey;
import io.ripen.nurture.domain.MailKind;
import io.ripen.nurture.domain.consent.ConsentPurpose;
import io.ripen.nurture.domain.sending.MailState;
import io.ripen.nurture.domain.sending.SuppressionReason;
import io.ripen.nurture.lead.StoredJson;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Translates between a mail's row and its state. */
final class MailRows {
    private MailRows() {}

    /** The columns that hold a state. */
    record StateColumns(
            String state,
            int attempts,
            @Nullable Instant nextAttemptAt,
            @Nullable Instant leaseUntil,
            @Nullable Instant settledAt,
            @Nullable String reason,
            @Nullable Instant inDoubtAt) {}

    static StateColumns columns(MailState state) {
        int attempts = state.attempts();
        return switch (state) {
            case MailState.Queued queued ->
                new StateColumns(
                        "QUEUED", attempts, queued.notBefore(), null, null, heldBy(queued), queued.inDoubtSince());
            case MailState.Sending sending ->
                new StateColumns("SENDING", attempts, null, sending.leaseUntil(), null, null, sending.inDoubtSince());
            case MailState.Sent sent -> new StateColumns("SENT", attempts, null, null, sent.at(), null, null);
            case MailState.Suppressed suppressed ->
                new StateColumns(
                        "SUPPRESSED",
                        attempts,
                        null,
                        null,
                        suppressed.at(),
                        suppressed.reason().code(),
                        null);
            case MailState.Failed failed ->
                new StateColumns("FAILED", attempts, null, null, failed.at(), failed.reason(), null);
            case MailState.Unknown unknown ->
                new StateColumns(
                        "UNKNOWN", attempts, null, null, unknown.at(), unknown.reason(), unknown.inDoubtSince());
        };
    }

    private static @Nullable String heldBy(MailState.Queued queued) {
        SuppressionReason reason = queued.heldBy();
        return reason == null ? null : reason.code();
    }

    private static @Nullable SuppressionReason heldBy(Row row) {
        String reason = row.getString("reason");
        return reason == null ? null : SuppressionReason.valueOf(constant(reason));
    }

    static StoredMail mail(Row row) {
        MailKey key = new MailKey(
                row.getString("lead_id"), row.getString("journey"), row.getString("step"), row.getInteger("entry"));
        Mail mail = new Mail(
                key,
                row.getInteger("journey_version"),
                row.getString("template"),
                ConsentPurpose.valueOf(constant(row.getString("purpose"))),
                MailKind.valueOf(constant(row.getString("kind"))),
                row.getString("variant"),
                StoredJson.read(row.getString("data"), MailData.class));
        return new StoredMail(
                mail,
                state(row),
                row.getString("message_id"),
                StoredJson.read(row.getString("cause"), Cause.class),
                row.getString("trace_parent"),
                row.getBoolean("tracked"),
                row.getString("recipient_hash"));
    }

    private static MailState state(Row row) {
        int attempts = row.getInteger("attempts");
        String state = row.getString("state");
        return switch (state) {
            case "QUEUED" -> new MailState.Queued(attempts, instant(row, "next_attempt_at"), heldBy(row), doubt(row));
            case "SENDING" -> new MailState.Sending(attempts, instant(row, "lease_until"), doubt(row));
            case "SENT" -> new MailState.Sent(attempts, instant(row, "settled_at"));
            case "SUPPRESSED" ->
                new MailState.Suppressed(
                        attempts,
                        SuppressionReason.valueOf(constant(row.getString("reason"))),
                        instant(row, "settled_at"));
            case "FAILED" -> new MailState.Failed(attempts, row.getString("reason"), instant(row, "settled_at"));
            case "UNKNOWN" ->
                new MailState.Unknown(attempts, row.getString("reason"), instant(row, "settled_at"), doubt(row));
            default -> throw new IllegalStateException("a mail's row holds the unknown state " + state);
        };
    }

    private static @Nullable Instant doubt(Row row) {
        OffsetDateTime since = row.getOffsetDateTime("in_doubt_at");
        return since == null ? null : since.toInstant();
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static String constant(String id) {
        return id.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
