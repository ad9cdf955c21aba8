package io.ripen.lifecycle.domain;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What sales has done with a lead.
 *
 * @param owner the sales user who owns it
 * @param contactedAt when sales made contact first
 * @param bant what was settled, by question
 * @param deal the deal, once sales opened one
 * @param rejects how many times sales has rejected the lead, ever
 * @param breaches how many clocks have run out since sales was last heard of
 * @param been stages in which it has been, ever
 */
public record Work(
        @Nullable String owner,
        @Nullable Instant contactedAt,
        Map<Bant, String> bant,
        @Nullable Deal deal,
        int rejects,
        int breaches,
        Set<String> been) {
    /** Nothing yet. */
    public static final Work NONE = new Work(null, null, Map.of(), null, 0, 0, Set.of());

    /** Copies the collections. */
    public Work {
        bant = Map.copyOf(bant);
        been = Set.copyOf(been);
    }

    Work ownedBy(String user) {
        return new Work(user, contactedAt, bant, deal, rejects, breaches, been);
    }

    Work contacted(Instant at) {
        return contactedAt == null ? new Work(owner, at, bant, deal, rejects, breaches, been) : this;
    }

    Work settling(Bant question, String answer) {
        Map<Bant, String> next = new EnumMap<>(Bant.class);
        next.putAll(bant);
        next.put(question, answer);
        return new Work(owner, contactedAt, next, deal, rejects, breaches, been);
    }

    Work dealing(Deal said) {
        return new Work(owner, contactedAt, bant, deal == null ? said : deal.with(said), rejects, breaches, been);
    }

    Work rejected() {
        return new Work(owner, contactedAt, bant, deal, rejects + 1, breaches, been);
    }

    /** Sales is heard of: what ran out before is forgiven. */
    Work answered() {
        return breaches == 0 ? this : new Work(owner, contactedAt, bant, deal, rejects, 0, been);
    }

    Work breached() {
        return new Work(owner, contactedAt, bant, deal, rejects, breaches + 1, been);
    }

    Work having(String stage) {
        if (been.contains(stage)) {
            return this;
        }
        Set<String> next = new HashSet<>(been);
        next.add(stage);
        return new Work(owner, contactedAt, bant, deal, rejects, breaches, next);
    }

    /** Whether sales has said anything of the lead in this round but whose it is. */
    boolean isHeardOf() {
        return contactedAt != null || !bant.isEmpty() || deal != null;
    }

    /** This work, with what a round with the same person that goes on in it had come to. */
    Work over(Work other) {
        Map<Bant, String> settled = new EnumMap<>(Bant.class);
        settled.putAll(other.bant);
        settled.putAll(bant);
        Work known = knowing(other);
        return new Work(
                known.owner,
                contactedAt == null ? other.contactedAt : contactedAt,
                settled,
                deal == null ? other.deal : deal,
                known.rejects,
                breaches,
                known.been);
    }

    /** This work, with what is true of a person whatever becomes of either lead; whose owner it is where it has none. */
    Work knowing(Work other) {
        Set<String> stages = new HashSet<>(been);
        stages.addAll(other.been);
        return new Work(
                owner == null ? other.owner : owner,
                contactedAt,
                bant,
                deal,
                Math.max(rejects, other.rejects),
                breaches,
                stages);
    }

    /** What is left when the lead begins anew: who owns it, and what happened for ever. */
    Work anew() {
        return new Work(owner, null, Map.of(), null, rejects, 0, been);
    }
}
