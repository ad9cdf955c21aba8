package io.ripen.bench.scoring;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How much is measured, and how.
 *
 * @param rounds how often each contender is measured
 * @param warmUp touchpoints that are drained before, beside those that made the leads known
 * @param events touchpoints that are drained while it is measured
 * @param leads how many leads are known beforehand; each number is a measurement of its own
 * @param rules how many engagement rules the model has; each number is a measurement of its own, none: the shipped model
 * @param contenders who is measured
 * @param loaded whether the known leads' rows are loaded into scoring's tables instead of drained
 * @param profile whether each contender's run is recorded with JFR
 */
record ScoringSettings(
        int rounds,
        long warmUp,
        long events,
        List<Integer> leads,
        List<Integer> rules,
        List<Contender> contenders,
        boolean loaded,
        boolean profile) {

    ScoringSettings {
        leads = List.copyOf(leads);
        rules = List.copyOf(rules);
        contenders = List.copyOf(contenders);
    }

    /**
     * What is measured at once.
     *
     * @param leads who are known beforehand
     * @param rules engagement rules of the model; 0 for the shipped model
     */
    record Size(int leads, int rules) {}

    List<Size> sizes() {
        return leads.stream()
                .flatMap(known -> rules.isEmpty()
                        ? java.util.stream.Stream.of(new Size(known, 0))
                        : rules.stream().map(count -> new Size(known, count)))
                .toList();
    }

    /** Who is measured in a round; each begins with another contender. */
    List<Contender> orderOf(int round) {
        return IntStream.range(0, contenders.size())
                .mapToObj(i -> contenders.get((i + round) % contenders.size()))
                .toList();
    }
}
