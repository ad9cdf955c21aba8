package io.ripen.nurture.feedback;

import io.ripen.lanes.postgres.CommandInbox;
import io.ripen.nurture.domain.AddressStatus;
import io.ripen.nurture.domain.LeadNurture;
import io.ripen.nurture.domain.MailAddress;
import io.ripen.nurture.lead.LeadStore;
import io.ripen.nurture.lead.StoredLead;
import io.ripen.nurture.mail.MailResult;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Lifts suppressions, and keeps who did so and why. What was heard under the ids of leads that were merged into one is lifted
 * with that one's.
 */
@Singleton
public class SuppressionLifts {
    /** Most lifts in an answer, the newest. */
    private static final int MOST = 500;

    private static final String INSERT = """
            INSERT INTO suppression_lift (lead_id, command_id, suppression, lifted, reason, author, lifted_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING""";
    /** What counted towards the next bounce is over with this one. */
    private static final String FORGET_SOFT =
            "DELETE FROM soft_bounce WHERE lead_id = $1 AND recipient_hash IN ($2, '')";
    /** The lead itself comes last: when it is there, all are. */
    private static final String FAMILY = "SELECT id FROM lead_family($1) AS f(id) ORDER BY id = $1, id";

    private static final String DONE = """
            SELECT bool_or(lifted) AS lifted FROM suppression_lift
            WHERE command_id = $2 AND lead_id IN (SELECT lead_family($1))
            HAVING bool_or(lead_id = $1)""";
    private static final String OF_LEAD = """
            SELECT command_id, suppression, bool_or(lifted) AS lifted, reason, author, max(lifted_at) AS at
            FROM suppression_lift WHERE lead_id IN (SELECT lead_family($1))
            GROUP BY command_id, suppression, reason, author ORDER BY at DESC, command_id LIMIT\s""" + MOST;

    private final Pool pool;
    private final LeadStore leads;
    private final CommandInbox commands;
    private final Clock clock;

    @Inject
    SuppressionLifts(Pool pool, LeadStore leads, CommandInbox commands, Clock clock) {
        this.pool = pool;
        this.leads = leads;
        this.commands = commands;
        this.clock = clock;
    }

    /**
     * What the lane of a lead made of a lift.
     *
     * @param lifted whether there was something to lift
     */
    public record Carried(String leadId, SuppressionLift lift, boolean lifted) {}

    /**
     * One lift.
     *
     * @param suppression bounced or complained
     * @param lifted whether there was something to lift
     * @param author whose token it was
     */
    @Schema(name = "SuppressionLift")
    record Lift(String commandId, String suppression, boolean lifted, String reason, String author, Instant at) {}

    /** Keeps what the lanes of leads carried out, within their transaction. */
    public Uni<Void> keep(SqlConnection transaction, List<Carried> carried, Instant now) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Carried one : carried) {
            done = done.chain(() -> keep(transaction, one, now));
        }
        return done;
    }

    private static Uni<Void> keep(SqlConnection transaction, Carried carried, Instant now) {
        SuppressionLift lift = carried.lift();
        Uni<Void> kept = transaction
                .preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addString(carried.leadId())
                        .addString(lift.id())
                        .addString(lift.name())
                        .addBoolean(carried.lifted())
                        .addString(lift.reason())
                        .addString(lift.author())
                        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
        return lift.suppression() == AddressStatus.BOUNCED
                ? kept.chain(() -> transaction
                        .preparedQuery(FORGET_SOFT)
                        .execute(Tuple.of(carried.leadId(), lift.address() == null ? "" : lift.address()))
                        .replaceWithVoid())
                : kept;
    }

    /**
     * Lifts what stands against mails to a lead, or to the one as which it goes on.
     *
     * @param said without the address, which is the lead's
     * @return whether there was something to lift; empty if nothing is known of the lead. Fails with a
     *     {@link java.util.concurrent.TimeoutException} if the lane is late; then it is stored and carried out
     */
    Uni<Optional<Boolean>> lift(String leadId, SuppressionLift said) {
        return pool.withConnection(connection -> leads.goingOnAs(connection, leadId))
                .map(found -> found.map(StoredLead::lead)
                        .filter(lead -> !lead.erased() && !lead.equals(LeadNurture.unknown(lead.leadId()))))
                .chain(found -> found.map(lead -> lift(lead, said).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Boolean> lift(LeadNurture lead, SuppressionLift said) {
        String email = lead.facts().email();
        String address = email == null ? null : MailAddress.hash(email);
        SuppressionLift lift =
                new SuppressionLift(said.id(), said.suppression(), address, said.reason(), said.author());
        return done(lead.leadId(), said.id())
                .chain(done -> done.map(lifted -> Uni.createFrom().item(lifted))
                        .orElseGet(() -> carryOut(lead.leadId(), lift)));
    }

    /** An inbox forgets its commands after a while; a lift that is sent once more then must not lift what came later. */
    private Uni<Optional<Boolean>> done(String leadId, String commandId) {
        return pool.preparedQuery(DONE).execute(Tuple.of(leadId, commandId)).map(rows -> {
            RowIterator<Row> row = rows.iterator();
            return row.hasNext() ? Optional.of(row.next().getBoolean("lifted")) : Optional.empty();
        });
    }

    private Uni<Boolean> carryOut(String leadId, SuppressionLift lift) {
        return family(leadId)
                .chain(family -> Multi.createFrom()
                        .iterable(family)
                        .onItem()
                        .transformToUniAndConcatenate(
                                member -> commands.ask(MailResult.LANE_GROUP, lift.toCommand(member, clock.instant())))
                        .map(SuppressionLift::lifted)
                        .collect()
                        .with(Collectors.reducing(false, Boolean::logicalOr)));
    }

    private Uni<List<String>> family(String leadId) {
        return pool.preparedQuery(FAMILY).execute(Tuple.of(leadId)).map(rows -> {
            List<String> family = new ArrayList<>();
            rows.forEach(row -> family.add(row.getString("id")));
            return family;
        });
    }

    /** A lead's newest lifts, with those of leads that were merged into it. */
    Uni<List<Lift>> ofLead(String leadId) {
        return pool.preparedQuery(OF_LEAD).execute(Tuple.of(leadId)).map(rows -> {
            List<Lift> lifts = new ArrayList<>();
            rows.forEach(row -> lifts.add(new Lift(
                    row.getString("command_id"),
                    row.getString("suppression"),
                    row.getBoolean("lifted"),
                    row.getString("reason"),
                    row.getString("author"),
                    row.getOffsetDateTime("at").toInstant())));
            return lifts;
        });
    }
}
