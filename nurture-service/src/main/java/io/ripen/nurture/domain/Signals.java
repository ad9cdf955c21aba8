package io.ripen.nurture.domain;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a lead's behaviour and words tell.
 *
 * @param score the score that was heard of last; absent while none was
 * @param interests engagement points per topic
 * @param knownFacts which facts are known
 * @param uses the contents used last, in the order of their times, at most {@value #MOST_USES}
 * @param lastAct when the lead last did anything, exact to an hour; absent if nothing is known
 */
public record Signals(
        @Nullable BigDecimal score,
        Map<String, BigDecimal> interests,
        Set<Fact> knownFacts,
        List<Use> uses,
        @Nullable Instant lastAct) {

    /** No sign of life. */
    public static final Signals NONE = new Signals(null, Map.of(), Set.of(), List.of(), null);

    static final int MOST_USES = 50;

    /** Acts that follow so soon are not remembered one by one: each would be a write of the lead's row. */
    private static final Duration SAME_VISIT = Duration.ofHours(1);

    /** Copies the collections. */
    public Signals {
        interests = Map.copyOf(interests);
        knownFacts = Set.copyOf(knownFacts);
        uses = List.copyOf(uses);
    }

    Signals scored(LeadInput.Scored scored) {
        return new Signals(scored.score(), scored.interests(), scored.knownFacts(), uses, lastAct);
    }

    Signals acted(LeadInput.Acted acted) {
        boolean isNews = lastAct == null || acted.at().isAfter(lastAct.plus(SAME_VISIT));
        Instant latest = isNews ? acted.at() : lastAct;
        Use use = acted.use();
        return new Signals(score, interests, knownFacts, use == null ? uses : with(List.of(use)), latest);
    }

    Signals recognised(LeadInput.Recognised recognised) {
        return new Signals(score, interests, knownFacts, with(recognised.uses()), lastAct);
    }

    private List<Use> with(List<Use> more) {
        Set<String> known = uses.stream().map(Use::touchpointId).collect(Collectors.toSet());
        List<Use> all = new ArrayList<>(uses);
        more.stream().filter(use -> known.add(use.touchpointId())).forEach(all::add);
        all.sort(Comparator.comparing(Use::at).thenComparing(Use::touchpointId));
        return all.subList(Math.max(0, all.size() - MOST_USES), all.size());
    }
}
