package io.ripen.nurture.domain;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;

/**
 * When marketing mails may go out, by the recipient's clock. All other hours are quiet.
 *
 * @param days the days on which the window opens
 * @param from when it opens
 * @param to when it closes, itself not within it; on the next day if not after {@code from}, so that the same value
 *     twice is a window of a whole day
 */
public record SendWindow(Set<DayOfWeek> days, LocalTime from, LocalTime to) {

    /** Monday to Friday, eight in the morning to eight in the evening. */
    public static final SendWindow DEFAULT =
            new SendWindow(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(8, 0), LocalTime.of(20, 0));

    /** Always. */
    public static final SendWindow ALWAYS =
            new SendWindow(EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    /** Copies the set. */
    public SendWindow {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("a window that opens on no day would hold every mail for ever");
        }
        days = Set.copyOf(days);
    }

    public boolean closesOnTheNextDay() {
        return !to.isAfter(from);
    }
}
