package io.ripen.lifecycle.model;

import io.ripen.definitions.Spelling;
import io.ripen.definitions.YamlNode;
import io.ripen.lifecycle.domain.sla.BusinessCalendar;
import io.ripen.lifecycle.domain.sla.Holidays;
import io.ripen.lifecycle.domain.sla.Hours;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a company's working time. */
final class CalendarReader {
    private static final Pattern SPAN = Pattern.compile("(\\d{2}):(\\d{2})-(\\d{2}):(\\d{2})");
    private static final int HOUR = 60;

    private CalendarReader() {}

    /** The calendar; where the file has none, every hour of every day in UTC. */
    static BusinessCalendar read(Optional<YamlNode> node) {
        return node.map(CalendarReader::calendar).orElseGet(CalendarReader::always);
    }

    private static BusinessCalendar always() {
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(new Hours(0, 24 * HOUR)));
        }
        return new BusinessCalendar(ZoneOffset.UTC, week, Holidays.NONE);
    }

    private static BusinessCalendar calendar(YamlNode node) {
        YamlNode.Mapping calendar = node.mapping().only(Shape.CALENDAR.keys());
        YamlNode hours = calendar.required("hours");
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        hours.mapping()
                .only(Shape.HOURS.keys())
                .members()
                .forEach((day, member) -> week.put(
                        DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)),
                        member.value().items().stream()
                                .map(CalendarReader::span)
                                .toList()));
        Holidays holidays =
                calendar.optional("holidays").map(CalendarReader::holidays).orElse(Holidays.NONE);
        try {
            return new BusinessCalendar(zone(calendar.required("zone")), week, holidays);
        } catch (IllegalArgumentException e) {
            throw hours.refused(String.valueOf(e.getMessage()));
        }
    }

    private static ZoneId zone(YamlNode node) {
        try {
            return ZoneId.of(node.text());
        } catch (DateTimeException e) {
            throw node.refused("'" + node.text() + "' is not a time zone"
                    + Spelling.hint(node.text(), ZoneId.getAvailableZoneIds())
                    + "; an IANA zone belongs here, for example Europe/Berlin");
        }
    }

    private static Hours span(YamlNode node) {
        Matcher parts = SPAN.matcher(node.text());
        if (parts.matches()) {
            int from = Integer.parseInt(parts.group(1)) * HOUR + Integer.parseInt(parts.group(2));
            int to = Integer.parseInt(parts.group(3)) * HOUR + Integer.parseInt(parts.group(4));
            if (from < to && to <= 24 * HOUR) {
                return new Hours(from, to);
            }
        }
        throw node.refused(
                "'" + node.text() + "' is not allowed; working hours of one day belong here, for example 09:00-17:00");
    }

    private static Holidays holidays(YamlNode node) {
        YamlNode.Mapping holidays = node.mapping().only(Shape.HOLIDAYS.keys());
        Set<LocalDate> also =
                holidays.optional("also").map(CalendarReader::dates).orElse(Set.of());
        Holidays own = also::contains;
        Optional<YamlNode> region = holidays.optional("region");
        Optional<YamlNode> country = holidays.optional("country");
        if (country.isEmpty()) {
            region.ifPresent(lost -> {
                throw lost.refused("a region needs its 'country'");
            });
            return own;
        }
        YamlNode place = country.get();
        Set<String> countries = PublicHolidays.countries();
        String code = place.oneOf(countries);
        List<String> regions = new ArrayList<>();
        region.ifPresent(part -> regions.add(part.oneOf(PublicHolidays.regions(code))));
        Holidays official = PublicHolidays.of(code, regions);
        return date -> own.isHoliday(date) || official.isHoliday(date);
    }

    private static Set<LocalDate> dates(YamlNode node) {
        return node.items().stream().map(CalendarReader::date).collect(Collectors.toUnmodifiableSet());
    }

    private static LocalDate date(YamlNode node) {
        try {
            return LocalDate.parse(node.text());
        } catch (DateTimeParseException e) {
            throw node.refused("'" + node.text() + "' is not a date; write it as 2026-12-24");
        }
    }
}
