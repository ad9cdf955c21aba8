package io.ripen.lifecycle.model;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.ripen.lifecycle.domain.sla.Holidays;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Public holidays by country, from Jollyday's calendars; days that are only observed are no holidays. */
final class PublicHolidays {
    private PublicHolidays() {}

    /** The countries that are known, by their codes in lower case. */
    static Set<String> countries() {
        return HolidayManager.getSupportedCalendarCodes().stream()
                .map(code -> code.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The regions of a country that have holidays of their own. */
    static Set<String> regions(String country) {
        CalendarHierarchy hierarchy = manager(country).getCalendarHierarchy();
        return new TreeSet<>(hierarchy.getChildren().keySet());
    }

    /** A country's public holidays; a year is worked out once. */
    static Holidays of(String country, List<String> regions) {
        HolidayManager manager = manager(country);
        String[] places = regions.toArray(String[]::new);
        Map<Integer, Set<LocalDate>> years = new ConcurrentHashMap<>();
        return date -> years.computeIfAbsent(
                        date.getYear(),
                        year -> manager.getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY, places).stream()
                                .map(holiday -> holiday.getDate())
                                .collect(Collectors.toUnmodifiableSet()))
                .contains(date);
    }

    private static HolidayManager manager(String country) {
        return HolidayManager.getInstance(ManagerParameters.create(country));
    }
}
