package io.ripen.scoring.domain.account;

import io.ripen.scoring.domain.fold.Axis;
import io.ripen.scoring.domain.fold.Score;
import io.ripen.scoring.domain.model.ScoringModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the members make of an account: fit is the fit of the best member; engagement is the sum of the members', at
 * most the cap of the model's engagement axis.
 *
 * @param score the score
 * @param memberCount how many members there are
 * @param members those with the highest totals, highest first, then by lead id, at most {@value #MOST_LINES}
 * @param functions functions of the buying centre that members have, in alphabetical order
 * @param name the company's name that most members tell, of equally frequent ones the first in alphabetical order
 * @param lines the lines that add up to the score
 */
public record AccountScore(
        Score score,
        int memberCount,
        List<Member> members,
        List<String> functions,
        Optional<String> name,
        List<Line> lines) {
    /** Most members that are named, and most lines that stand for one lead each. */
    public static final int MOST_LINES = 50;

    /**
     * A line of the receipt.
     *
     * @param axis the axis it adds to
     * @param leadId the lead; null for the sum of the others and for the cap
     * @param count how many leads it stands for; 0 for the cap
     * @param points hundredths
     */
    public record Line(Axis axis, @Nullable String leadId, int count, long points) {}

    /** Copies the lists. */
    public AccountScore {
        members = List.copyOf(members);
        functions = List.copyOf(functions);
        lines = List.copyOf(lines);
    }

    /** Adds up the members of an account. */
    static AccountScore of(Roster members, ScoringModel model) {
        List<Line> lines = new ArrayList<>();
        long fit = addFit(members, lines);
        long engagement = addEngagement(members, model.engagement().cap(), lines);
        return new AccountScore(
                new Score(fit, engagement, model.band(fit, engagement)),
                members.size(),
                members.highest(),
                members.functions(),
                members.name(),
                lines);
    }

    private static long addFit(Roster members, List<Line> lines) {
        Optional<Member> best = members.fittest();
        best.ifPresent(member ->
                lines.add(new Line(Axis.FIT, member.leadId(), 1, member.score().fit())));
        return best.map(member -> member.score().fit()).orElse(0L);
    }

    private static long addEngagement(Roster members, long cap, List<Line> lines) {
        long named = 0;
        List<Member> most = members.mostActive();
        for (Member member : most) {
            long points = member.score().engagement();
            lines.add(new Line(Axis.ENGAGEMENT, member.leadId(), 1, points));
            named += points;
        }
        int others = members.active() - most.size();
        long sum = members.engagement();
        if (others > 0) {
            lines.add(new Line(Axis.ENGAGEMENT, null, others, sum - named));
        }
        if (sum > cap) {
            lines.add(new Line(Axis.ENGAGEMENT, null, 0, cap - sum));
        }
        return Math.min(sum, cap);
    }
}
