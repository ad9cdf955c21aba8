package io.ripen.nurture.feedback;

import io.ripen.contracts.email.MailRef;
import io.ripen.lanes.postgres.CommandInbox;
import io.ripen.nurture.feedback.MailFeedback.Kind;
import io.ripen.nurture.mail.MailEchoes;
import io.ripen.nurture.mail.MailEchoes.Echo;
import io.ripen.nurture.mail.MailResult;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes in what was heard of a mail, from whomever: counts what may pass and hands it to the lead's own lane. */
@Singleton
final class FeedbackDesk {
    private final CommandInbox commands;
    private final SoftBounces softBounces;
    private final MailEchoes echoes;
    private final FeedbackSettings settings;

    @Inject
    FeedbackDesk(CommandInbox commands, SoftBounces softBounces, MailEchoes echoes, FeedbackSettings settings) {
        this.commands = commands;
        this.softBounces = softBounces;
        this.echoes = echoes;
        this.settings = settings;
    }

    /**
     * What was heard.
     *
     * @param leadId whose mail it is
     * @param kind what was heard; never the last soft bounce, which the desk finds out
     * @param mail which mail, if known
     * @param status enhanced status code, RFC 3463
     * @param source names what said so: two with the same one count once
     * @param at when
     * @param fromScoring whether scoring told it; if not, it has to be told
     */
    record Heard(
            String leadId,
            Kind kind,
            @Nullable MailRef mail,
            String status,
            String source,
            Instant at,
            boolean fromScoring) {}

    /** Stores it within the caller's transaction. */
    Uni<Void> take(SqlConnection transaction, Heard heard, Instant now) {
        return noted(transaction, heard)
                .chain(() -> counted(transaction, heard, now))
                .map(kind -> new MailFeedback(kind, heard.mail(), heard.status(), heard.at(), heard.fromScoring()))
                .chain(feedback -> commands.enqueue(
                        transaction, MailResult.LANE_GROUP, feedback.toCommand(heard.leadId(), heard.source(), now)));
    }

    /** What scoring told is noted with all else that it tells. */
    private Uni<Void> noted(SqlConnection transaction, Heard heard) {
        MailRef mail = heard.mail();
        return mail == null || heard.fromScoring()
                ? Uni.createFrom().voidItem()
                : echoes.note(
                        transaction,
                        List.of(new Echo(mail.mailKey(), mail.leadId(), MailEchoes.Kind.BOUNCED, heard.at())));
    }

    private Uni<Kind> counted(SqlConnection transaction, Heard heard, Instant now) {
        if (heard.kind() != Kind.SOFT_BOUNCE) {
            return Uni.createFrom().item(heard.kind());
        }
        return softBounces
                .add(transaction, heard.leadId(), heard.source(), heard.at(), now.minus(settings.softBounceWindow()))
                .map(count -> count >= settings.softBounces() ? Kind.LAST_SOFT_BOUNCE : Kind.SOFT_BOUNCE);
    }
}
