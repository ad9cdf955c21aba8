package io.ripen.nurture.journey;

import io.ripen.lanes.LaneBatch;
import io.ripen.lanes.LaneCommand;
import io.ripen.lanes.LaneHandler;
import io.ripen.lanes.LaneOutcome;
import io.ripen.nurture.domain.Journeys;
import io.ripen.nurture.feedback.SuppressionLifts;
import io.ripen.nurture.lead.LeadStore;
import io.ripen.nurture.mail.HeldMails;
import io.ripen.nurture.mail.MailQueue;
import io.ripen.nurture.webhook.CallQueue;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** Takes stages and consents in, takes leads into journeys, queues mails and calls, and publishes what became of them. */
@Singleton
final class JourneyHandler implements LaneHandler<SqlConnection> {
    private final LeadStore leads;
    private final EnrolmentTable enrolments;
    private final MailQueue queue;
    private final CallQueue calls;
    private final SuppressionLifts lifts;
    private final HeldMails held;
    private final ErasureTables erasures;
    private final VariantWinners winners;

    @Inject
    JourneyHandler(
            LeadStore leads,
            EnrolmentTable enrolments,
            MailQueue queue,
            CallQueue calls,
            SuppressionLifts lifts,
            HeldMails held,
            ErasureTables erasures,
            VariantWinners winners) {
        this.leads = leads;
        this.enrolments = enrolments;
        this.queue = queue;
        this.calls = calls;
        this.lifts = lifts;
        this.held = held;
        this.erasures = erasures;
        this.winners = winners;
    }

    @Override
    public Uni<LaneOutcome> handle(SqlConnection transaction, LaneBatch batch) {
        return winners.decided(transaction).chain(journeys -> handle(transaction, batch, journeys));
    }

    private Uni<LaneOutcome> handle(SqlConnection transaction, LaneBatch batch, Journeys journeys) {
        Set<String> leadIds = leadIds(batch);
        return leads.load(transaction, leadIds)
                .chain(stored -> leads.merged(transaction, leadIds)
                        .chain(merged -> handle(
                                transaction,
                                batch,
                                new JourneyBatch(journeys, queue, stored, new Families(merged), batch.now()))));
    }

    private Uni<LaneOutcome> handle(SqlConnection transaction, LaneBatch batch, JourneyBatch decision) {
        batch.records().forEach(decision::take);
        batch.timers().forEach(decision::take);
        batch.commands().forEach(decision::take);
        return leads.store(transaction, decision.changedLeads())
                .chain(() -> enrolments.store(transaction, decision.enrolments()))
                .chain(() -> queue.add(transaction, decision.mails(), batch.now()))
                .chain(() -> calls.add(transaction, decision.calls(), batch.now()))
                .chain(() -> lifts.keep(transaction, decision.lifts(), batch.now()))
                .chain(() -> release(transaction, decision.partedFrom(), batch.now()))
                .chain(() -> erasures.forget(transaction, decision.toForget(), batch.now()))
                .replaceWith(decision::outcome);
    }

    /** What the pause of a lead held that is somebody else now. */
    private Uni<Void> release(SqlConnection transaction, Set<String> leadIds, Instant now) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (String leadId : leadIds) {
            done = done.chain(() -> held.release(transaction, leadId, now));
        }
        return done;
    }

    private static Set<String> leadIds(LaneBatch batch) {
        Set<String> leadIds = new HashSet<>();
        batch.records().forEach(record -> leadIds.add(record.key()));
        batch.timers().forEach(timer -> leadIds.add(timer.subject()));
        batch.commands().stream().map(LaneCommand::subject).forEach(leadIds::add);
        return leadIds;
    }
}
