package io.ripen.nurture.consent;

import io.ripen.contracts.lead.ConsentGrant;
import io.ripen.lanes.LaneCommand;
import io.ripen.lanes.postgres.CommandInbox;
import io.ripen.nurture.domain.ConsentPurpose;
import io.ripen.nurture.domain.ConsentStatus;
import io.ripen.nurture.domain.LeadNurture;
import io.ripen.nurture.lead.LeadStore;
import io.ripen.nurture.lead.StoredLead;
import io.ripen.nurture.mail.MailResult;
import io.ripen.nurture.touchpoint.MailTouchpoint;
import io.ripen.nurture.touchpoint.OwnTouchpoints;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * Takes what people say on our pages. Scoring owns consents and tells every service: it hears of them by a touchpoint.
 * Kafka has that before anything is stored here; the proof, the preferences and the command to the lead's own lane, which
 * makes it count at once, are stored together.
 */
@Singleton
final class ConsentDesk {
    private final Pool pool;
    private final LeadStore leads;
    private final ConsentProofs proofs;
    private final CommandInbox commands;
    private final OwnTouchpoints touchpoints;

    @Inject
    ConsentDesk(Pool pool, LeadStore leads, ConsentProofs proofs, CommandInbox commands, OwnTouchpoints touchpoints) {
        this.pool = pool;
        this.leads = leads;
        this.proofs = proofs;
        this.commands = commands;
        this.touchpoints = touchpoints;
    }

    /** The lead; empty if nothing is known about it, or nothing any more. */
    Uni<Optional<LeadNurture>> lead(String leadId) {
        return pool.withConnection(connection -> leads.load(connection, Set.of(leadId)))
                .map(found -> Optional.ofNullable(found.get(leadId))
                        .map(StoredLead::lead)
                        .filter(lead -> !lead.erased() && !lead.equals(LeadNurture.unknown(leadId))));
    }

    /** Takes a statement; completes when it cannot be lost any more. One without consents changes nothing. */
    Uni<Void> take(ConsentStatement said) {
        if (said.consents().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        LaneCommand command = ConsentCommand.of(said);
        return touchpoints
                .send(touchpoint(said))
                .chain(() -> pool.withTransaction(transaction -> proofs.add(transaction, said)
                        .chain(() -> commands.enqueue(transaction, MailResult.LANE_GROUP, command))))
                .chain(() -> untilItCounts(command));
    }

    /** So that no mail is claimed in between. The command is stored; a lane that is busy carries it out later. */
    private Uni<Void> untilItCounts(LaneCommand command) {
        return commands.ask(MailResult.LANE_GROUP, command)
                .replaceWithVoid()
                .onFailure(TimeoutException.class)
                .recoverWithNull();
    }

    private static MailTouchpoint touchpoint(ConsentStatement said) {
        List<ConsentGrant> grants = said.consents().entrySet().stream()
                .map(consent -> new ConsentGrant(
                        purpose(consent.getKey()),
                        status(consent.getValue()),
                        said.at(),
                        said.source(),
                        said.wording().version()))
                .toList();
        return new MailTouchpoint(
                said.id(),
                said.link().leadId(),
                said.link().mailKey(),
                said.type(),
                said.name(),
                said.at(),
                grants,
                Map.of());
    }

    private static io.ripen.contracts.lead.ConsentPurpose purpose(ConsentPurpose purpose) {
        return switch (purpose) {
            case CONTACT_BY_MAIL -> io.ripen.contracts.lead.ConsentPurpose.CONTACT_BY_MAIL;
            case WEB_TRACKING -> io.ripen.contracts.lead.ConsentPurpose.WEB_TRACKING;
            case MAIL_TRACKING -> io.ripen.contracts.lead.ConsentPurpose.MAIL_TRACKING;
            case PROFILING -> io.ripen.contracts.lead.ConsentPurpose.PROFILING;
        };
    }

    private static io.ripen.contracts.lead.ConsentStatus status(ConsentStatus status) {
        return switch (status) {
            case CONFIRMED -> io.ripen.contracts.lead.ConsentStatus.CONFIRMED;
            case GRANTED -> io.ripen.contracts.lead.ConsentStatus.GRANTED;
            case WITHDRAWN -> io.ripen.contracts.lead.ConsentStatus.WITHDRAWN;
            case NOT_GIVEN -> io.ripen.contracts.lead.ConsentStatus.UNKNOWN;
        };
    }
}
