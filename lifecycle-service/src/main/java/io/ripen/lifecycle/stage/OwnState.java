package io.ripen.lifecycle.stage;

import io.ripen.contracts.stage.Actor;
import io.ripen.lifecycle.domain.Bant;
import io.ripen.lifecycle.domain.Baseline;
import io.ripen.lifecycle.domain.Deal;
import io.ripen.lifecycle.domain.LeadState;
import io.ripen.lifecycle.domain.Quarantine;
import io.ripen.lifecycle.domain.StageStay;
import io.ripen.lifecycle.domain.Ties;
import io.ripen.lifecycle.domain.TransitionActor;
import io.ripen.lifecycle.domain.Work;
import io.ripen.lifecycle.domain.sla.ClockRun;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What lifecycle knows of a lead by itself, as it is stored beside the stage; absent members are empty.
 *
 * @param from the first of {@code before}, which earlier versions read, and which stands alone where they wrote last
 * @param before the stages to which it can be taken back, the last one first
 * @param contactedAt when sales made contact first
 * @param bant what was settled
 * @param deal the deal
 * @param rejects how many times sales rejected it
 * @param breaches how many clocks have run out since sales was last heard of
 * @param been stages in which it has been
 * @param clocks clocks that run, stand still or ran out
 * @param quarantine no marketing mail
 * @param baseline where a recycled lead begins anew
 * @param waiting guards that hold, with since when
 * @param merged whether the lead turned out to be another one
 * @param merge which one; absent where an earlier version wrote
 * @param joined leads that turned out to be this one, with the numbers of their merges
 * @param left a quarantine that one of these left
 */
record OwnState(
        @Nullable String from,
        @Nullable List<String> before,
        @Nullable Instant contactedAt,
        @Nullable Map<Bant, String> bant,
        @Nullable Deal deal,
        int rejects,
        int breaches,
        @Nullable Set<String> been,
        @Nullable List<ClockRun> clocks,
        @Nullable StoredQuarantine quarantine,
        @Nullable Baseline baseline,
        @Nullable Map<String, Instant> waiting,
        boolean merged,
        Ties.@Nullable Merge merge,
        @Nullable Map<String, Long> joined,
        @Nullable StoredQuarantine left) {

    /**
     * A quarantine.
     *
     * @param reason why
     * @param kind {@code rule}, {@code timer} or {@code user}
     * @param user who, where a user did
     * @param since when it began
     * @param until when it ends
     */
    record StoredQuarantine(
            String reason,
            String kind,
            @Nullable String user,
            Instant since,
            @Nullable Instant until) {}

    static OwnState of(LeadState state) {
        StageStay current = state.current();
        Work work = state.work();
        Quarantine quarantine = state.quarantine();
        return new OwnState(
                current == null ? null : current.from(),
                current == null ? null : current.before(),
                work.contactedAt(),
                work.bant(),
                work.deal(),
                work.rejects(),
                work.breaches(),
                work.been(),
                state.clocks(),
                stored(quarantine),
                state.baseline(),
                state.waiting(),
                state.isMerged(),
                state.ties().merge(),
                state.ties().joined(),
                stored(state.ties().quarantine()));
    }

    private static @Nullable StoredQuarantine stored(@Nullable Quarantine quarantine) {
        if (quarantine == null) {
            return null;
        }
        Actor by = StageEvents.actor(quarantine.by(), null);
        return new StoredQuarantine(
                quarantine.reason(), by.kind().wireName(), by.id(), quarantine.since(), quarantine.until());
    }

    /** The state, together with the columns. A lead that was stored without a list of stages has been in its own. */
    LeadState state(long scoreSequence, long sequence, String stage, Instant since, @Nullable String owner) {
        return new LeadState(
                scoreSequence,
                sequence,
                new StageStay(stage, since, stagesBefore()),
                new Work(
                        owner,
                        contactedAt,
                        bant == null ? Map.of() : bant,
                        deal,
                        rejects,
                        breaches,
                        been == null ? Set.of(stage) : been),
                clocks == null ? List.of() : clocks,
                read(quarantine),
                baseline,
                waiting == null ? Map.of() : waiting,
                new Ties(merged, merge, joined == null ? Map.of() : joined, read(left)));
    }

    private List<String> stagesBefore() {
        if (before != null) {
            return before;
        }
        return from == null ? List.of() : List.of(from);
    }

    private static @Nullable Quarantine read(@Nullable StoredQuarantine stored) {
        if (stored == null) {
            return null;
        }
        TransitionActor by = switch (Actor.Kind.fromWire(stored.kind())) {
            case TIMER -> new TransitionActor.Timer();
            case USER -> new TransitionActor.User(stored.user() == null ? "unknown" : stored.user());
            case RULE, UNKNOWN -> new TransitionActor.Rule();
        };
        return new Quarantine(stored.reason(), by, stored.since(), stored.until());
    }
}
