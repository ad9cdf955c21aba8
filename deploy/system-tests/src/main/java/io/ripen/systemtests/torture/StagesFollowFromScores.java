package io.ripen.systemtests.torture;

import io.ripen.systemtests.torture.PublishedHistory.Score;
import io.ripen.systemtests.torture.PublishedHistory.Step;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whoever reads the published scores of a lead comes to the same stages, by the rules of {@code torture/stages.yaml}. */
final class StagesFollowFromScores implements Promise {
    static final String FIRST = "LEAD";
    static final String WARM = "MQL";
    static final String HOT = "SAL";
    private static final BigDecimal WARM_FROM = BigDecimal.valueOf(50);
    private static final BigDecimal HOT_FROM = BigDecimal.valueOf(90);

    @Override
    public String words() {
        return "every stage change follows from the history of scores, and none is missing";
    }

    @Override
    public List<String> broken(Evidence evidence) {
        List<String> broken = new ArrayList<>();
        Set<String> leads = new HashSet<>(evidence.events().scores().keySet());
        leads.addAll(evidence.events().steps().keySet());
        for (String lead : leads) {
            List<Step> expected = derive(evidence.events().scores().getOrDefault(lead, List.of()));
            List<Step> published = evidence.events().steps().getOrDefault(lead, List.of());
            if (!expected.equals(published)) {
                broken.add("%s: published %s, derived %s".formatted(lead, published, expected));
            }
        }
        return broken;
    }

    /** The steps of a lead with these scores. */
    static List<Step> derive(List<Score> scores) {
        List<Step> steps = new ArrayList<>();
        for (Score score : scores) {
            if (steps.isEmpty()) {
                steps.add(new Step(null, FIRST, score.sequence(), score.total()));
            }
            if (steps.getLast().to().equals(FIRST) && score.total().compareTo(WARM_FROM) >= 0) {
                steps.add(new Step(FIRST, WARM, score.sequence(), score.total()));
            }
            if (steps.getLast().to().equals(WARM) && score.total().compareTo(HOT_FROM) >= 0) {
                steps.add(new Step(WARM, HOT, score.sequence(), score.total()));
            }
        }
        return steps;
    }
}
