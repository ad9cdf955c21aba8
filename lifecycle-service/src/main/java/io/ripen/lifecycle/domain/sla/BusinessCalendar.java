package io.ripen.lifecycle.domain.sla;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * When a company works, and how much of that lies between two instants.
 *
 * <p>Hours are those of the clock on the wall; what counts is the time that passes. Where the clock is put forward within
 * working hours, the hour that does not exist does not count; where it is put back, the hour that comes twice counts
 * twice.
 *
 * @param zone whose clock
 * @param week working hours per day of the week, in order and without overlap; a day that is absent is free
 * @param holidays days without any
 */
public record BusinessCalendar(ZoneId zone, Map<DayOfWeek, List<Hours>> week, Holidays holidays) {
    /** Longest way to the next working hour; a calendar with a longer pause has none. */
    private static final int MOST_FREE_DAYS = 400;

    /**
     * Copies the hours.
     *
     * @throws IllegalArgumentException if there is no working hour in a week, or hours of a day overlap
     */
    public BusinessCalendar {
        week = week.entrySet().stream()
                .filter(day -> !day.getValue().isEmpty())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, day -> List.copyOf(day.getValue())));
        if (week.isEmpty()) {
            throw new IllegalArgumentException("a week must have at least one working hour");
        }
        for (List<Hours> day : week.values()) {
            for (int index = 1; index < day.size(); index++) {
                if (day.get(index).from() < day.get(index - 1).to()) {
                    throw new IllegalArgumentException("working hours of a day must stand in order, without overlap");
                }
            }
        }
    }

    /** The mean working time of a working day: what one business day is worth. */
    public Duration day() {
        int minutes = week.values().stream()
                .flatMap(List::stream)
                .mapToInt(Hours::minutes)
                .sum();
        return Duration.ofMinutes(minutes).dividedBy(week.size());
    }

    /**
     * The instant at which so much working time has passed.
     *
     * @param start when it begins, within working hours or not
     * @param amount how much; nothing or less gives {@code start}
     * @throws IllegalStateException if there is no working hour in more than a year
     */
    public Instant plus(Instant start, Duration amount) {
        Duration left = amount;
        if (left.isNegative() || left.isZero()) {
            return start;
        }
        LocalDate date = start.atZone(zone).toLocalDate();
        int free = 0;
        while (free <= MOST_FREE_DAYS) {
            free++;
            for (Hours hours : hours(date)) {
                Instant from = later(start, beginning(date, hours));
                Duration open = Duration.between(from, end(date, hours));
                if (left.compareTo(open) <= 0) {
                    return from.plus(left);
                }
                if (open.isPositive()) {
                    left = left.minus(open);
                    free = 0;
                }
            }
            date = date.plusDays(1);
        }
        throw new IllegalStateException(
                "the calendar has no working hour in " + MOST_FREE_DAYS + " days after " + date);
    }

    /** How much working time passes from one instant to another; nothing if they are not in order. */
    public Duration between(Instant start, Instant end) {
        Duration sum = Duration.ZERO;
        LocalDate last = end.atZone(zone).toLocalDate();
        for (LocalDate date = start.atZone(zone).toLocalDate(); !date.isAfter(last); date = date.plusDays(1)) {
            for (Hours hours : hours(date)) {
                Duration open = Duration.between(later(start, beginning(date, hours)), earlier(end, end(date, hours)));
                sum = open.isPositive() ? sum.plus(open) : sum;
            }
        }
        return sum;
    }

    private List<Hours> hours(LocalDate date) {
        return holidays.isHoliday(date) ? List.of() : week.getOrDefault(date.getDayOfWeek(), List.of());
    }

    private Instant beginning(LocalDate date, Hours hours) {
        LocalDateTime wall = date.atStartOfDay().plusMinutes(hours.from());
        ZoneRules rules = zone.getRules();
        ZoneOffsetTransition change = rules.getTransition(wall);
        if (change != null && change.isGap()) {
            return change.getInstant();
        }
        return wall.toInstant(rules.getValidOffsets(wall).getFirst());
    }

    private Instant end(LocalDate date, Hours hours) {
        LocalDateTime wall = date.atStartOfDay().plusMinutes(hours.to());
        ZoneRules rules = zone.getRules();
        ZoneOffsetTransition change = rules.getTransition(wall);
        if (change != null && change.isGap()) {
            return change.getInstant();
        }
        return wall.toInstant(rules.getValidOffsets(wall).getLast());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
