package io.ripen.local.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The status in words: a block for a terminal, or one line. */
final class StatusText {
    private static final List<String> RATES = List.of("touchpoints", "scores", "stage changes", "mails");
    private static final String GROUP_PREFIX = "ripen.";

    private StatusText() {}

    /** A block of lines of at most so many characters. */
    static List<String> block(Window window, int width) {
        Snapshot now = window.newest();
        List<String> lines = new ArrayList<>();
        lines.add("-".repeat(Math.max(1, Math.min(width, 100))));
        lines.add("per second   " + rates(window.rates()));
        lines.add("lag          " + lag(now));
        lines.add("leads        " + counts(now.stages()));
        lines.add("mails        " + counts(now.mails()));
        List<String> warnings = window.warnings();
        lines.add(warnings.isEmpty() ? "all well" : "WARNING      " + warnings.getFirst());
        warnings.stream().skip(1).forEach(warning -> lines.add(" ".repeat(13) + warning));
        return lines.stream()
                .map(line -> line.length() <= width ? line : line.substring(0, Math.max(0, width)))
                .toList();
    }

    /** The same in one line. */
    static String line(Window window) {
        Snapshot now = window.newest();
        List<String> warnings = window.warnings();
        return "status: per second " + rates(window.rates()) + "; lag " + lag(now) + "; leads " + counts(now.stages())
                + "; mails " + counts(now.mails())
                + (warnings.isEmpty() ? "" : "; WARNING " + String.join("; ", warnings));
    }

    private static String rates(Map<String, Double> rates) {
        return RATES.stream()
                .map(name -> String.format(Locale.ROOT, "%s %,.1f", name, rates.getOrDefault(name, 0.0)))
                .collect(Collectors.joining("   "));
    }

    private static String lag(Snapshot now) {
        String waiting = now.lag().entrySet().stream()
                .filter(group -> group.getValue() > 0)
                .map(group -> String.format(
                        Locale.ROOT, "%s %,.0f", group.getKey().replace(GROUP_PREFIX, ""), group.getValue()))
                .collect(Collectors.joining("   "));
        return waiting.isEmpty() ? "none" : waiting;
    }

    private static String counts(Map<String, Long> counts) {
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream()
                        .map(count -> String.format(Locale.ROOT, "%s %,d", count.getKey(), count.getValue()))
                        .collect(Collectors.joining("   "));
    }
}
