package io.ripen.nurture.feedback;

import io.ripen.contracts.email.MailRef;
import io.ripen.lanes.LaneCommand;
import io.ripen.lanes.postgres.CommandInbox;
import io.ripen.nurture.feedback.MailFeedback.Kind;
import io.ripen.nurture.feedback.SoftBounces.SoftBounce;
import io.ripen.nurture.mail.MailEchoes;
import io.ripen.nurture.mail.MailEchoes.Echo;
import io.ripen.nurture.mail.MailResult;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
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
     * @param recipient the hash of the address that the mail went to, if known
     * @param source names what said so: two with the same one count once
     * @param at when
     * @param fromScoring whether scoring told it; if not, it has to be told
     */
    record Heard(
            String leadId,
            Kind kind,
            @Nullable MailRef mail,
            String status,
            @Nullable String recipient,
            String source,
            Instant at,
            boolean fromScoring) {}

    /** Stores what was heard, in order, within the caller's transaction. */
    Uni<Void> take(SqlConnection transaction, List<Heard> heard, Instant now) {
        List<Heard> soft =
                heard.stream().filter(one -> one.kind() == Kind.SOFT_BOUNCE).toList();
        return echoes.note(transaction, echoes(heard))
                .chain(() -> softBounces.add(
                        transaction,
                        soft.stream()
                                .map(one -> new SoftBounce(one.leadId(), one.recipient(), one.source(), one.at()))
                                .toList(),
                        now.minus(settings.softBounceWindow())))
                .chain(counts -> commands.enqueueAll(
                        transaction, MailResult.LANE_GROUP, commands(heard, counts.iterator(), now)));
    }

    /** Notes for the numbers that a mail came back which says nothing about the lead's address. */
    Uni<Void> note(SqlConnection transaction, MailRef mail, Instant at) {
        return echoes.note(transaction, List.of(cameBack(mail, at)));
    }

    private static Echo cameBack(MailRef mail, Instant at) {
        return new Echo(mail.mailKey(), mail.leadId(), MailEchoes.Kind.BOUNCED, at);
    }

    /** What scoring told is noted with all else that it tells. */
    private static List<Echo> echoes(List<Heard> heard) {
        return heard.stream()
                .filter(one -> !one.fromScoring())
                .flatMap(one -> Optional.ofNullable(one.mail()).map(mail -> cameBack(mail, one.at())).stream())
                .toList();
    }

    private List<LaneCommand> commands(List<Heard> heard, Iterator<Integer> counts, Instant now) {
        List<LaneCommand> handedOn = new ArrayList<>(heard.size());
        for (Heard one : heard) {
            boolean isLast = one.kind() == Kind.SOFT_BOUNCE && counts.next() >= settings.softBounces();
            Kind kind = isLast ? Kind.LAST_SOFT_BOUNCE : one.kind();
            handedOn.add(new MailFeedback(kind, one.mail(), one.status(), one.recipient(), one.at(), one.fromScoring())
                    .toCommand(one.leadId(), one.source(), now));
        }
        return handedOn;
    }
}
