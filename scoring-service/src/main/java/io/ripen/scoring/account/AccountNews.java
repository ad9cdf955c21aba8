package io.ripen.scoring.account;

import io.ripen.contracts.Cause;
import io.ripen.contracts.lead.LeadFacts;
import io.ripen.contracts.score.ScoreChanged;
import io.ripen.lanes.OutgoingEvent;
import io.ripen.scoring.domain.account.AccountKey;
import io.ripen.scoring.domain.account.Belonging;
import io.ripen.scoring.domain.account.Member;
import io.ripen.scoring.domain.account.Membership;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What the score changes of a batch are to accounts: told one after the other, so that it is the same however they came
 * together in batches. Not thread-safe.
 */
final class AccountNews {
    private final Map<String, Map<AccountKey, Membership>> told = new LinkedHashMap<>();
    private final Map<List<String>, Membership> changed = new LinkedHashMap<>();
    private final List<OutgoingEvent> activities = new ArrayList<>();
    private final SortedMap<String, String> newcomers = new TreeMap<>();
    private final Predicate<String> business;
    private final long publishStep;

    /**
     * Nothing to tell yet.
     *
     * @param told every membership that the leads have or had
     * @param business whether a mail domain is a company's own
     * @param publishStep hundredths of engagement that an account must hear of
     */
    AccountNews(Collection<Membership> told, Predicate<String> business, long publishStep) {
        this.business = business;
        this.publishStep = publishStep;
        told.forEach(this::remember);
    }

    /** A lead's score is published. */
    void scored(OutgoingEvent event, ScoreChanged data) {
        LeadFacts facts = data.profile().facts();
        Optional<AccountKey> key = AccountKey.of(facts.email(), facts.company(), business);
        Member member = new Member(data.leadId(), AccountEvents.score(data.score()), facts.function(), facts.company());
        for (Membership change : changes(key, member)) {
            tell(change);
            activities.add(AccountEvents.activity(change, data.asOf(), data.cause(), event.traceParent()));
            if (change.sequence() == 1 && facts.email() != null && change.key() instanceof AccountKey.MailDomain) {
                newcomers.put(data.leadId(), facts.email());
            }
        }
    }

    /** A lead is forgotten: it leaves without a word. */
    void erased(String leadId, Instant now) {
        List<Membership> left =
                told.getOrDefault(leadId, Map.of()).values().stream().toList();
        for (Membership change : Belonging.left(left, Optional.empty())) {
            tell(change);
            activities.add(AccountEvents.activity(change, now, new Cause(null, now, now), null));
        }
    }

    private List<Membership> changes(Optional<AccountKey> key, Member member) {
        Collection<Membership> before =
                told.getOrDefault(member.leadId(), Map.of()).values();
        return Belonging.changes(List.copyOf(before), key, member, publishStep);
    }

    private void tell(Membership change) {
        remember(change);
        changed.put(List.of(change.leadId(), change.key().accountId()), change);
    }

    private void remember(Membership membership) {
        told.computeIfAbsent(membership.leadId(), lead -> new LinkedHashMap<>()).put(membership.key(), membership);
    }

    /** What accounts are to hear, in this order. */
    List<OutgoingEvent> activities() {
        return activities;
    }

    /** The last word to each account of each lead that has told something. */
    Collection<Membership> changed() {
        return changed.values();
    }

    /** Mail addresses of the leads that come to a company's mail domain for the first time. */
    SortedMap<String, String> newcomers() {
        return newcomers;
    }
}
