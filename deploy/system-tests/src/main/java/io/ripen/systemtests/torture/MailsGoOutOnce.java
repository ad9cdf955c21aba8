package io.ripen.systemtests.torture;

import io.ripen.systemtests.torture.PublishedHistory.Step;
import io.ripen.systemtests.torture.StoredRows.StoredMail;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every lead that came so far has its mail; a mail that was sent is in the inbox once, one that is in doubt at most once,
 * any other not at all; and the events say the same.
 */
final class MailsGoOutOnce implements Promise {
    @Override
    public String words() {
        return "every mail that is due is decided on once, is in the inbox once if sent, at most once if UNKNOWN, else not";
    }

    @Override
    public List<String> broken(Evidence evidence) {
        List<String> broken = new ArrayList<>();
        Map<String, StoredMail> mails = evidence.rows().mails();
        Set<String> due = due(evidence.events().steps());
        missing(due, mails.keySet()).forEach(key -> broken.add(key + " was never decided on"));
        missing(mails.keySet(), due).forEach(key -> broken.add(key + " is not due"));
        Map<String, Long> delivered = evidence.delivered().stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        mails.forEach((key, mail) -> {
            long copies = delivered.getOrDefault(mail.messageId(), 0L);
            if (!fits(mail.state(), copies)) {
                broken.add("%s is %s and %d times in the inbox".formatted(key, mail.state(), copies));
            }
            List<String> words = evidence.events().mails().getOrDefault(key, List.of());
            if (!tells(words, mail.state())) {
                broken.add("%s is %s, and published as %s".formatted(key, mail.state(), words));
            }
        });
        Set<String> ids = mails.values().stream().map(StoredMail::messageId).collect(Collectors.toSet());
        missing(delivered.keySet(), ids).forEach(id -> broken.add(id + " is in the inbox and no mail of ours"));
        return broken;
    }

    private static Set<String> due(Map<String, List<Step>> steps) {
        Set<String> due = new HashSet<>();
        steps.forEach((lead, all) -> all.stream()
                .map(Step::to)
                .filter(stage -> !stage.equals(StagesFollowFromScores.FIRST))
                .forEach(stage -> due.add(lead + "/torture-" + stage.toLowerCase(Locale.ROOT) + "/once/1")));
        return due;
    }

    private static boolean fits(String state, long copies) {
        return switch (state) {
            case "SENT" -> copies == 1;
            case "UNKNOWN" -> copies <= 1;
            case "FAILED", "SUPPRESSED" -> copies == 0;
            default -> false; // not settled though everything is at rest
        };
    }

    /** A doubt may be settled later by the sender's own report. */
    private static boolean tells(List<String> words, String state) {
        String last = state.equals("FAILED") ? "REFUSED" : state;
        return words.equals(List.of("TRIGGERED", last)) || words.equals(List.of("TRIGGERED", "UNKNOWN", last));
    }

    private static Set<String> missing(Set<String> all, Set<String> some) {
        Set<String> missing = new HashSet<>(all);
        missing.removeAll(some);
        return missing;
    }
}
