package io.ripen.nurture.consent;

import io.ripen.lanes.CommandAnswer;
import io.ripen.lanes.LaneCommand;
import io.ripen.lanes.postgres.CommandInbox;
import io.ripen.nurture.domain.LeadNurture;
import io.ripen.nurture.lead.LeadStore;
import io.ripen.nurture.lead.StoredLead;
import io.ripen.nurture.link.SignedLink;
import io.ripen.nurture.mail.MailResult;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Takes what people say on our pages. Scoring owns consents and tells every service. The proof, the preferences and the
 * command to the lead's own lane are stored together; the lane makes it count at once and tells scoring, so that nothing
 * counts without its proof, and nothing is proven that scoring never hears of.
 */
@Singleton
final class ConsentDesk {
    private final Pool pool;
    private final LeadStore leads;
    private final ConsentProofs proofs;
    private final CommandInbox commands;

    @Inject
    ConsentDesk(Pool pool, LeadStore leads, ConsentProofs proofs, CommandInbox commands) {
        this.pool = pool;
        this.leads = leads;
        this.proofs = proofs;
        this.commands = commands;
    }

    /**
     * The person to whom a mail was sent, as it is known now: under another id if the lead was merged since. Empty if nothing
     * is known about it, or nothing any more.
     */
    Uni<Optional<LeadNurture>> recipient(SignedLink link) {
        return pool.withConnection(connection -> leads.goingOnAs(connection, link.leadId()))
                .map(found -> found.map(StoredLead::lead)
                        .filter(lead -> !lead.erased() && !lead.equals(LeadNurture.unknown(lead.leadId()))));
    }

    /** Takes a statement; completes when it cannot be lost any more, and fails if it does not count. */
    Uni<Void> take(ConsentStatement said) {
        return take(said, transaction -> Uni.createFrom().voidItem());
    }

    /**
     * Takes a statement together with what else is to be written; completes when neither can be lost any more. If it fails,
     * neither is there, but for a statement that a lane gave up: then the lead's consents are as before, and the person is
     * to say it again. A statement without consents changes nothing.
     */
    Uni<Void> take(ConsentStatement said, Function<SqlConnection, Uni<Void>> beside) {
        if (said.consents().isEmpty()) {
            return pool.withTransaction(beside);
        }
        List<LaneCommand> told = ConsentCommand.of(said);
        return pool.withTransaction(transaction -> beside.apply(transaction)
                        .chain(() -> proofs.add(transaction, said))
                        .chain(() -> commands.enqueueAll(transaction, MailResult.LANE_GROUP, told)))
                .chain(() -> Uni.join()
                        .all(told.stream().map(this::untilItCounts).toList())
                        .andFailFast())
                .replaceWithVoid();
    }

    /** So that no mail is claimed in between. The command is stored; a lane that is busy carries it out later. */
    private Uni<Void> untilItCounts(LaneCommand command) {
        return commands.ask(MailResult.LANE_GROUP, command)
                .invoke(answer -> {
                    if (answer.status() == CommandAnswer.FAILED) {
                        throw new IllegalStateException("the lane gave the command up, and logged why");
                    }
                })
                .replaceWithVoid()
                .onFailure(TimeoutException.class)
                .recoverWithNull();
    }
}
