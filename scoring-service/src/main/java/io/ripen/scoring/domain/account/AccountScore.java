package io.ripen.scoring.domain.account;

import io.ripen.scoring.domain.fold.Axis;
import io.ripen.scoring.domain.fold.Score;
import io.ripen.scoring.domain.model.ScoringModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the members make of an account: fit is the fit of the best member; engagement is the sum of the members', at
 * most the cap of the model's engagement axis.
 *
 * @param score the score
 * @param members the members, highest total first, then by lead id
 * @param functions functions of the buying centre that members have, in alphabetical order
 * @param name the company's name that most members tell, of equally frequent ones the first in alphabetical order
 * @param lines the lines that add up to the score
 */
public record AccountScore(
        Score score, List<Member> members, List<String> functions, Optional<String> name, List<Line> lines) {
    /** Most lines that stand for one lead each. */
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

    private static final Comparator<Member> BY_TOTAL = Comparator.comparingLong(
                    (Member member) -> member.score().total())
            .reversed()
            .thenComparing(Member::leadId);
    private static final Comparator<Member> BY_FIT = Comparator.comparingLong(
                    (Member member) -> member.score().fit())
            .reversed()
            .thenComparing(Member::leadId);
    private static final Comparator<Member> BY_ENGAGEMENT = Comparator.comparingLong(
                    (Member member) -> Math.abs(member.score().engagement()))
            .reversed()
            .thenComparing(Member::leadId);

    /** Copies the lists. */
    public AccountScore {
        members = List.copyOf(members);
        functions = List.copyOf(functions);
        lines = List.copyOf(lines);
    }

    /** Adds up the members of an account. */
    public static AccountScore of(Account account, ScoringModel model) {
        List<Member> members = account.memberships().values().stream()
                .map(Membership::member)
                .filter(Objects::nonNull)
                .sorted(BY_TOTAL)
                .toList();
        List<Line> lines = new ArrayList<>();
        long fit = addFit(members, lines);
        long engagement = addEngagement(members, model.engagement().cap(), lines);
        return new AccountScore(
                new Score(fit, engagement, model.band(fit, engagement)),
                members,
                members.stream()
                        .map(Member::function)
                        .filter(Objects::nonNull)
                        .distinct()
                        .sorted()
                        .toList(),
                name(members),
                lines);
    }

    private static long addFit(List<Member> members, List<Line> lines) {
        Optional<Member> best = members.stream().min(BY_FIT);
        best.ifPresent(member ->
                lines.add(new Line(Axis.FIT, member.leadId(), 1, member.score().fit())));
        return best.map(member -> member.score().fit()).orElse(0L);
    }

    private static long addEngagement(List<Member> members, long cap, List<Line> lines) {
        List<Member> active = members.stream()
                .filter(member -> member.score().engagement() != 0)
                .sorted(BY_ENGAGEMENT)
                .toList();
        int named = Math.min(active.size(), MOST_LINES);
        for (Member member : active.subList(0, named)) {
            lines.add(
                    new Line(Axis.ENGAGEMENT, member.leadId(), 1, member.score().engagement()));
        }
        List<Member> others = active.subList(named, active.size());
        if (!others.isEmpty()) {
            lines.add(new Line(Axis.ENGAGEMENT, null, others.size(), sum(others)));
        }
        long sum = sum(active);
        if (sum > cap) {
            lines.add(new Line(Axis.ENGAGEMENT, null, 0, cap - sum));
        }
        return Math.min(sum, cap);
    }

    private static long sum(List<Member> members) {
        return members.stream().mapToLong(member -> member.score().engagement()).sum();
    }

    private static Optional<String> name(List<Member> members) {
        Map<String, Long> names = members.stream()
                .map(Member::company)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(company -> company, TreeMap::new, Collectors.counting()));
        return names.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
    }
}
