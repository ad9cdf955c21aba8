package io.ripen.scoring.account;

import io.ripen.contracts.score.ScoreChanged;
import io.ripen.lanes.LaneOutcome;
import io.ripen.lanes.OutgoingEvent;
import io.ripen.scoring.domain.lead.Lead;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.enrichment.EnrichmentQueue;
import io.ripen.scoring.fact.MailboxProviders;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tells accounts what leads bring to them, in the transaction that publishes the leads' scores. */
@Singleton
public class AccountMemberships {
    private final MailboxProviders mailboxes;
    private final EnrichmentQueue enrichment;

    @Inject
    AccountMemberships(MailboxProviders mailboxes, EnrichmentQueue enrichment) {
        this.enrichment = enrichment;
        this.mailboxes = mailboxes;
    }

    /**
     * Adds the activities of the batch's leads for their accounts.
     *
     * @param leads the leads that the batch writes, each once
     * @param outcome what the batch publishes: only a lead whose score it publishes can bring anything new; one that was
     *     erased leaves without a word
     * @param model the model in force
     * @param now from when on newcomers may be looked up
     */
    public Uni<LaneOutcome> told(
            SqlConnection transaction, Collection<Lead> leads, LaneOutcome outcome, ScoringModel model, Instant now) {
        List<String> erased = leads.stream()
                .filter(lead -> lead.erasure() != null)
                .map(Lead::id)
                .toList();
        Set<String> news = new LinkedHashSet<>(erased);
        for (OutgoingEvent event : outcome.events()) {
            if (event.data() instanceof ScoreChanged scored) {
                news.add(scored.leadId());
            }
        }
        return MembershipTable.TOLD.load(transaction, news).flatMap(told -> {
            AccountNews accounts = new AccountNews(told, mailboxes::isBusiness, model.publishStep());
            for (OutgoingEvent event : outcome.events()) {
                if (event.data() instanceof ScoreChanged scored) {
                    accounts.scored(event, scored);
                }
            }
            erased.forEach(lead -> accounts.erased(lead, now));
            LaneOutcome.Builder all = outcome.toBuilder();
            accounts.activities().forEach(all::event);
            return MembershipTable.TOLD
                    .save(transaction, accounts.changed())
                    .chain(() -> enrichment.ask(transaction, accounts.newcomers(), now))
                    .replaceWith(all::build);
        });
    }
}
