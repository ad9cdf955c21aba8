package io.ripen.local.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A service's metrics in Prometheus' text form; what is no sample is skipped. */
final class MetricsText {
    private static final Pattern LINE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    /** One sample. */
    private record Sample(String name, Map<String, String> labels, double value) {}

    private final List<Sample> samples = new ArrayList<>();

    /** Adds the text of a service. */
    void add(String text) {
        text.lines().map(LINE::matcher).filter(Matcher::matches).forEach(line -> {
            Map<String, String> labels = new TreeMap<>();
            if (line.group(2) != null) {
                LABEL.matcher(line.group(2)).results().forEach(label -> labels.put(label.group(1), label.group(2)));
            }
            try {
                samples.add(new Sample(line.group(1), labels, Double.parseDouble(line.group(3))));
            } catch (NumberFormatException notANumber) {
                return;
            }
        });
    }

    /** The sum over all label values. */
    double sum(String name) {
        return sum(name, labels -> true);
    }

    /** The sum where a label has a value. */
    double sum(String name, String label, String value) {
        return sum(name, labels -> value.equals(labels.get(label)));
    }

    /** The sums by the values of a label. */
    Map<String, Double> by(String name, String label) {
        Map<String, Double> sums = new TreeMap<>();
        for (Sample sample : samples) {
            String value = sample.labels().get(label);
            if (sample.name().equals(name) && value != null && !Double.isNaN(sample.value())) {
                sums.merge(value, sample.value(), Double::sum);
            }
        }
        return sums;
    }

    private double sum(String name, Predicate<Map<String, String>> which) {
        return samples.stream()
                .filter(sample -> sample.name().equals(name) && which.test(sample.labels()))
                .mapToDouble(Sample::value)
                .filter(value -> !Double.isNaN(value))
                .sum();
    }
}
