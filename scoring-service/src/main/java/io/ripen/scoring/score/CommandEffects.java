package io.ripen.scoring.score;

import io.ripen.scoring.domain.lead.Segment;
import io.ripen.scoring.history.Judgement;
import io.ripen.scoring.history.StoredTouchpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What commands, and requests by topic, bring about beside the leads themselves. Not thread-safe. */
final class CommandEffects {
    /**
     * A merge.
     *
     * @param lead the lead that was merged
     * @param number counts its merges
     * @param survivor the lead it was merged into
     * @param at when
     * @param reason why
     * @param author who says so
     */
    record Merge(String lead, long number, String survivor, Instant at, String reason, String author) {}

    /**
     * The end of a merge.
     *
     * @param lead the lead that had been merged
     * @param at when it ended
     * @param reason why
     * @param author who says so
     */
    record Unmerge(String lead, Instant at, String reason, String author) {}

    /**
     * A visitor's history of an erased lead, to be forgotten by the visitor's lane.
     *
     * @param erased the erased lead
     * @param requestId the request
     * @param segment the history
     * @param confirmed whether the lead waits to hear of it
     */
    record Forget(String erased, String requestId, Segment segment, boolean confirmed) {}

    /**
     * An erasure that must reach the lead that holds the history.
     *
     * @param leadId that lead, as far as is known here
     * @param meant the lead that was named
     * @param requestId the request
     * @param requestedAt when it was asked for
     * @param hops how often it was sent on already
     */
    record ErasureElsewhere(String leadId, String meant, String requestId, Instant requestedAt, int hops) {}

    private final List<Judgement> judgements = new ArrayList<>();
    private final List<StoredTouchpoint> spoken = new ArrayList<>();
    private final List<Merge> merges = new ArrayList<>();
    private final List<Unmerge> unmerges = new ArrayList<>();
    private final List<Forget> forgets = new ArrayList<>();
    private final List<ErasureElsewhere> erasures = new ArrayList<>();
    private final Set<String> erasedLeads = new TreeSet<>();
    private final Set<String> confirmed = new TreeSet<>();

    void judge(Judgement judgement) {
        judgements.add(judgement);
    }

    void say(StoredTouchpoint touchpoint) {
        spoken.add(touchpoint);
    }

    void merge(Merge merge) {
        merges.add(merge);
    }

    void unmerge(Unmerge unmerge) {
        unmerges.add(unmerge);
    }

    void forget(Forget forget) {
        forgets.add(forget);
    }

    void eraseElsewhere(ErasureElsewhere erasure) {
        erasures.add(erasure);
    }

    void erase(Set<String> leads) {
        erasedLeads.addAll(leads);
    }

    void confirm(String leadId) {
        confirmed.add(leadId);
    }

    List<Judgement> judgements() {
        return judgements;
    }

    /** What was said about leads rather than done by them. */
    List<StoredTouchpoint> spoken() {
        return spoken;
    }

    List<Merge> merges() {
        return merges;
    }

    List<Unmerge> unmerges() {
        return unmerges;
    }

    List<Forget> forgets() {
        return forgets;
    }

    List<ErasureElsewhere> erasures() {
        return erasures;
    }

    /** Leads of which nothing may be left. */
    Set<String> erasedLeads() {
        return erasedLeads;
    }

    /** Leads whose erasure is complete. */
    Set<String> confirmed() {
        return confirmed;
    }

    boolean isEmpty() {
        return judgements.isEmpty()
                && spoken.isEmpty()
                && merges.isEmpty()
                && unmerges.isEmpty()
                && forgets.isEmpty()
                && erasures.isEmpty()
                && erasedLeads.isEmpty()
                && confirmed.isEmpty();
    }
}
