package io.ripen.scoring.domain.fold;

import io.ripen.scoring.domain.touchpoint.Campaign;
import io.ripen.scoring.domain.touchpoint.ConsentGrant;
import io.ripen.scoring.domain.touchpoint.ConsentPurpose;
import io.ripen.scoring.domain.touchpoint.ConsentStatus;
import io.ripen.scoring.domain.touchpoint.Facts;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.scoring.domain.touchpoint.TouchpointKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The folded history of a lead: all that is needed to score it at any later instant and to fold the next touchpoint.
 * Depends on the set of touchpoints and the model only, not on their order of arrival.
 *
 * @param last the last touchpoint folded, null before the first
 * @param facts what the person told
 * @param consents the grant that holds, per purpose
 * @param contributions awards that still have a worth, oldest first; of too many the newest of each rule
 * @param awards what limited rules awarded, by rule id
 * @param counters touchpoints counted, by counter
 * @param memory what rules must remember to judge later touchpoints
 * @param origin the campaign of the earliest touchpoint that told one
 */
public record FoldedHistory(
        @Nullable TouchpointKey last,
        Facts facts,
        Map<ConsentPurpose, ConsentGrant> consents,
        List<Contribution> contributions,
        Map<String, Awards> awards,
        Map<String, Integer> counters,
        RuleMemory memory,
        @Nullable Campaign origin) {
    /** Nothing folded yet. */
    public static final FoldedHistory EMPTY =
            new FoldedHistory(null, Facts.NONE, Map.of(), List.of(), Map.of(), Map.of(), RuleMemory.NONE, null);

    /** Copies the collections. */
    public FoldedHistory {
        consents = Map.copyOf(consents);
        contributions = List.copyOf(contributions);
        awards = Map.copyOf(awards);
        counters = Map.copyOf(counters);
    }

    /** Whether behaviour may be scored: unless the consent to it was withdrawn. */
    public boolean mayBeProfiled() {
        return mayBeProfiled(consents);
    }

    static boolean mayBeProfiled(Map<ConsentPurpose, ConsentGrant> consents) {
        ConsentGrant profiling = consents.get(ConsentPurpose.PROFILING);
        return profiling == null || profiling.status() != ConsentStatus.WITHDRAWN;
    }

    /** Whether this touchpoint can be folded on top; otherwise the history must be folded anew with it. */
    public boolean canTake(Touchpoint touchpoint) {
        return last == null || touchpoint.key().compareTo(last) > 0;
    }
}
