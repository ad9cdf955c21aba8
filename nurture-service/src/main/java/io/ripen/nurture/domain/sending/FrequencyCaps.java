package io.ripen.nurture.domain.sending;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How many mails a lead gets at most, in windows that roll with time. Mails to the lead count whatever they are about;
 * only marketing mails are kept back.
 *
 * @param caps all of which hold
 */
public record FrequencyCaps(List<Cap> caps) {

    /** One mail in a day, two in a week, six in thirty days. */
    public static final FrequencyCaps DEFAULT = new FrequencyCaps(
            List.of(new Cap(1, Duration.ofHours(24)), new Cap(2, Duration.ofDays(7)), new Cap(6, Duration.ofDays(30))));

    /** As many as there are. */
    public static final FrequencyCaps NONE = new FrequencyCaps(List.of());

    /** Copies the list. */
    public FrequencyCaps {
        caps = List.copyOf(caps);
    }

    /**
     * One limit.
     *
     * @param mails how many mails, from 1
     * @param window within which time; a mail exactly so long ago counts no more
     */
    public record Cap(int mails, Duration window) {
        /** Checks the bounds. */
        public Cap {
            if (mails < 1 || window.isNegative() || window.isZero()) {
                throw new IllegalArgumentException("a cap needs at least one mail and a window above zero");
            }
        }

        private Optional<Instant> fullUntil(List<Instant> newestFirst, Instant now) {
            if (newestFirst.size() < mails) {
                return Optional.empty();
            }
            Instant free = newestFirst.get(mails - 1).plus(window);
            return free.isAfter(now) ? Optional.of(free) : Optional.empty();
        }
    }

    /** When the next mail may go out; empty if it may now. */
    Optional<Instant> fullUntil(List<Instant> past, Instant now) {
        List<Instant> newestFirst =
                past.stream().sorted(Comparator.reverseOrder()).toList();
        return caps.stream()
                .flatMap(cap -> cap.fullUntil(newestFirst, now).stream())
                .max(Comparator.naturalOrder());
    }

    /** How long a mail can matter: no older one needs to be looked up. */
    public Duration longestWindow() {
        return caps.stream().map(Cap::window).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }
}
