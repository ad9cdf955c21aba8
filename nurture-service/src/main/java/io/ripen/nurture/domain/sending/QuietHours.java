package io.ripen.nurture.domain.sending;

import io.ripen.nurture.domain.SendWindow;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import org.jspecify.annotations.Nullable;

/** Keeps mails back until a decent hour of the recipient's day. */
public final class QuietHours {
    /** From the day before, whose window may still be open, over a week with one open day and a day that a zone skips. */
    private static final int DAYS_TO_LOOK_AT = 17;

    private QuietHours() {}

    /**
     * The first instant, from now on, at which the window is open by the zone's clock. Where the clock is put forward
     * over the opening, the window opens at the change; where it is put back, the first of the two hours counts.
     */
    public static Instant nextAllowedInstant(ZoneId zone, SendWindow window, Instant now) {
        LocalDate first = LocalDate.ofInstant(now, zone).minusDays(1);
        for (int day = 0; day < DAYS_TO_LOOK_AT; day++) {
            LocalDate date = first.plusDays(day);
            Instant opens = instant(date.atTime(window.from()), zone);
            if (!window.days().contains(date.getDayOfWeek())
                    || LocalDate.ofInstant(opens, zone).isAfter(date)) {
                continue;
            }
            LocalDate last = window.closesOnTheNextDay() ? date.plusDays(1) : date;
            Instant closes = instant(last.atTime(window.to()), zone);
            if (now.isBefore(closes) && opens.isBefore(closes)) {
                return opens.isAfter(now) ? opens : now;
            }
        }
        throw new IllegalStateException("the window of " + window + " never opens in " + zone);
    }

    /**
     * The zone to go by: the recipient's, else the configured one. What is no zone counts as unknown. An account's zone
     * would come between the two, but no event carries one.
     *
     * @param recipient IANA zone as the person told it
     * @param configured the last resort
     */
    public static ZoneId zone(@Nullable String recipient, ZoneId configured) {
        if (recipient == null) {
            return configured;
        }
        try {
            return ZoneId.of(recipient);
        } catch (DateTimeException noZone) {
            return configured;
        }
    }

    private static Instant instant(LocalDateTime local, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : local.atZone(zone).toInstant();
    }
}
