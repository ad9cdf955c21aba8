package io.ripen.nurture.journey;

import io.ripen.nurture.domain.Proportion;
import io.ripen.nurture.journey.JourneyNumbers.MailNumbers;
import io.ripen.nurture.journey.JourneyNumbers.Share;
import io.ripen.nurture.journey.JourneyNumbers.StepNumbers;
import io.ripen.nurture.journey.JourneyNumbers.VariantNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The figures of one journey, as they were counted.
 *
 * @param figures each once
 */
record JourneyFigures(List<Figure> figures) {
    private static final String ENTRY = "entry-";
    private static final String MAIL = "mail-";

    JourneyFigures {
        figures = List.copyOf(figures);
    }

    /**
     * One figure.
     *
     * @param step empty for one of entries
     * @param variant empty where the step has none
     * @param name which figure
     * @param reason of a suppressed mail and of an entry that left; empty otherwise
     * @param count how many
     */
    record Figure(int version, String step, String variant, String name, String reason, long count) {}

    /** What they say of the journey. */
    JourneyNumbers numbers(String journey) {
        SortedMap<String, Long> entries = by(ENTRY);
        long entered = entries.values().stream().mapToLong(Long::longValue).sum();
        long heldOut = entries.getOrDefault("HELD_OUT", 0L);
        return new JourneyNumbers(
                journey,
                versions(),
                entered,
                entries.getOrDefault("WAITING", 0L),
                entries.getOrDefault("COMPLETED", 0L),
                reasons(ENTRY + "EXITED"),
                heldOut,
                share("goal", entered - heldOut),
                share("goal-held-out", heldOut),
                mails(),
                reasons(MAIL + "SUPPRESSED"),
                steps(),
                List.of());
    }

    /** The figures of one step's variants. */
    private List<StepNumbers> steps() {
        SortedSet<String> names = names(Figure::step);
        names.remove("");
        return names.stream()
                .map(step -> where(figure -> figure.step().equals(step)).step(step))
                .toList();
    }

    private StepNumbers step(String step) {
        List<VariantNumbers> variants = new ArrayList<>();
        for (String variant : names(Figure::variant)) {
            JourneyFigures own = where(figure -> figure.variant().equals(variant));
            variants.add(new VariantNumbers(
                    variant.isEmpty() ? null : variant,
                    own.by(MAIL),
                    own.reasons(MAIL + "SUPPRESSED"),
                    own.mails(),
                    own.share("converted", own.sum(MAIL + "SENT"))));
        }
        return StepNumbers.of(step, variants);
    }

    private MailNumbers mails() {
        long sent = sum(MAIL + "SENT");
        long bounced = sum("bounced");
        return new MailNumbers(
                sent,
                Math.max(0, sent - bounced),
                share("opened", sum("tracked")),
                share("clicked", sum("tracked")),
                bounced,
                sum("complained"));
    }

    /** A mail whose last attempt was not tracked may have been opened by what an earlier one left behind. */
    private Share share(String figure, long of) {
        long count = sum(figure);
        return Share.of(new Proportion(count, Math.max(count, of)));
    }

    private long sum(String figure) {
        return figures.stream()
                .filter(one -> one.name().equals(figure))
                .mapToLong(Figure::count)
                .sum();
    }

    private SortedMap<String, Long> by(String prefix) {
        return figures.stream()
                .filter(figure -> figure.name().startsWith(prefix))
                .collect(Collectors.toMap(
                        figure -> figure.name().substring(prefix.length()), Figure::count, Long::sum, TreeMap::new));
    }

    private SortedMap<String, Long> reasons(String figure) {
        return figures.stream()
                .filter(one -> one.name().equals(figure))
                .collect(Collectors.toMap(Figure::reason, Figure::count, Long::sum, TreeMap::new));
    }

    private List<Integer> versions() {
        return figures.stream().map(Figure::version).distinct().sorted().toList();
    }

    private SortedSet<String> names(Function<Figure, String> name) {
        return figures.stream().map(name).collect(Collectors.toCollection(TreeSet::new));
    }

    private JourneyFigures where(Predicate<Figure> condition) {
        return new JourneyFigures(figures.stream().filter(condition).toList());
    }
}
