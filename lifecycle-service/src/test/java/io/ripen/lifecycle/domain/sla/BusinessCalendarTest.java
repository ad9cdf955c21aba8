package io.ripen.lifecycle.domain.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripen.testkit.Seeds;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {
    private static final Set<LocalDate> HOLIDAYS = Set.of(
            LocalDate.parse("2026-04-03"),
            LocalDate.parse("2026-04-06"),
            LocalDate.parse("2026-12-25"),
            LocalDate.parse("2027-01-01"));

    /** In 2026 Berlin puts the clock forward on 29 March at 2:00 and back on 25 October at 3:00; both are Sundays. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            office   | 2026-03-02T09:00 | PT8H    | 2026-03-02T17:00+01:00
            office   | 2026-03-02T09:00 | PT8H1S  | 2026-03-03T09:00:01+01:00
            office   | 2026-03-02T07:00 | PT1H    | 2026-03-02T10:00+01:00
            office   | 2026-03-02T18:30 | PT1H    | 2026-03-03T10:00+01:00
            office   | 2026-03-02T17:00 | PT1H    | 2026-03-03T10:00+01:00
            office   | 2026-03-02T16:59 | PT2M    | 2026-03-03T09:01+01:00
            office   | 2026-03-06T16:00 | PT2H    | 2026-03-09T10:00+01:00
            office   | 2026-03-07T12:00 | PT1H    | 2026-03-09T10:00+01:00
            office   | 2026-03-27T15:00 | PT8H    | 2026-03-30T15:00+02:00
            office   | 2026-10-23T15:00 | PT8H    | 2026-10-26T15:00+01:00
            office   | 2026-04-02T16:00 | PT2H    | 2026-04-07T10:00+02:00
            office   | 2026-12-24T16:30 | PT1H    | 2026-12-28T09:30+01:00
            office   | 2026-12-31T16:00 | PT2H    | 2027-01-04T10:00+01:00
            office   | 2026-03-02T09:00 | PT40H   | 2026-03-06T17:00+01:00
            office   | 2026-03-02T12:00 | PT0S    | 2026-03-02T12:00+01:00
            office   | 2026-03-07T12:00 | PT0S    | 2026-03-07T12:00+01:00
            siesta   | 2026-03-02T12:30 | PT1H    | 2026-03-02T15:30+01:00
            siesta   | 2026-03-02T11:00 | PT1H    | 2026-03-02T12:00+01:00
            siesta   | 2026-03-02T11:00 | PT2H1M  | 2026-03-02T15:01+01:00
            night    | 2026-03-28T23:00 | PT4H    | 2026-03-29T04:00+02:00
            night    | 2026-10-24T23:00 | PT4H    | 2026-10-25T02:00+01:00
            night    | 2026-03-29T00:00 | PT2H    | 2026-03-29T03:00+02:00
            night    | 2026-03-31T23:30 | PT1H    | 2026-04-01T00:30+02:00
            gap      | 2026-03-29T00:00 | PT1H    | 2026-03-29T04:00+02:00
            gap      | 2026-10-25T00:00 | PT2H    | 2026-10-25T03:30+01:00
            """)
    void countsWorkingTimeOnly(String week, String start, Duration amount, ZonedDateTime expected) {
        BusinessCalendar calendar = calendar(week);
        Instant from =
                java.time.LocalDateTime.parse(start).atZone(calendar.zone()).toInstant();

        assertThat(calendar.plus(from, amount)).isEqualTo(expected.toInstant());
        assertThat(calendar.between(from, expected.toInstant())).isEqualTo(amount);
    }

    @Test
    void countsNothingBackwards() {
        Instant noon = Instant.parse("2026-03-02T11:00:00Z");

        assertThat(calendar("office").between(noon, noon)).isZero();
        assertThat(calendar("office").between(noon, noon.minusSeconds(60))).isZero();
        assertThat(calendar("office").plus(noon, Duration.ofHours(-1))).isEqualTo(noon);
    }

    @Test
    void addsUpHoweverItIsSplit() {
        Random random = Seeds.random("BusinessCalendarTest");
        for (int run = 0; run < 2_000; run++) {
            BusinessCalendar calendar =
                    calendar(List.of("office", "siesta", "night", "gap").get(random.nextInt(4)));
            Instant start = Instant.parse("2026-03-20T00:00:00Z").plusSeconds(random.nextInt(250 * 86_400));
            Duration one = Duration.ofSeconds(1 + random.nextInt(200_000));
            Duration other = Duration.ofSeconds(1 + random.nextInt(200_000));

            Instant split = calendar.plus(calendar.plus(start, one), other);

            assertThat(split).isEqualTo(calendar.plus(start, one.plus(other))).isAfter(start);
            assertThat(calendar.between(start, split)).isEqualTo(one.plus(other));
        }
    }

    @Test
    void knowsWhatADayIsWorth() {
        assertThat(calendar("office").day()).isEqualTo(Duration.ofHours(8));
        assertThat(calendar("siesta").day()).isEqualTo(Duration.ofHours(5));
    }

    @Test
    void givesUpWhereNobodyEverWorks() {
        BusinessCalendar closed = new BusinessCalendar(
                ZoneId.of("UTC"), Map.of(DayOfWeek.MONDAY, List.of(new Hours(0, 60))), date -> true);

        assertThatThrownBy(() -> closed.plus(Instant.EPOCH, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no working hour");
    }

    @Test
    void refusesHoursThatMakeNoSense() {
        assertThatThrownBy(() -> new Hours(60, 60)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Hours(-1, 60)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Hours(0, 1441)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BusinessCalendar(ZoneId.of("UTC"), Map.of(), Holidays.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one working hour");
        Map<DayOfWeek, List<Hours>> overlapping =
                Map.of(DayOfWeek.MONDAY, List.of(new Hours(0, 61), new Hours(60, 90)));
        assertThatThrownBy(() -> new BusinessCalendar(ZoneId.of("UTC"), overlapping, Holidays.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without overlap");
        Map<DayOfWeek, List<Hours>> touching = Map.of(DayOfWeek.MONDAY, List.of(new Hours(0, 60), new Hours(60, 90)));
        assertThat(new BusinessCalendar(ZoneId.of("UTC"), touching, Holidays.NONE).day())
                .isEqualTo(Duration.of(90, ChronoUnit.MINUTES));
    }

    private static BusinessCalendar calendar(String week) {
        Map<DayOfWeek, List<Hours>> days = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            boolean weekend = day.compareTo(DayOfWeek.FRIDAY) > 0;
            List<Hours> hours = switch (week) {
                case "office" -> weekend ? List.of() : List.of(new Hours(9 * 60, 17 * 60));
                case "siesta" -> weekend ? List.of() : List.of(new Hours(9 * 60, 13 * 60), new Hours(15 * 60, 16 * 60));
                case "night" -> List.of(new Hours(0, 6 * 60), new Hours(22 * 60, 24 * 60));
                default -> List.of(new Hours(150, 300));
            };
            days.put(day, hours);
        }
        boolean keepsHolidays = week.equals("office");
        return new BusinessCalendar(
                ZoneId.of("Europe/Berlin"), days, keepsHolidays ? HOLIDAYS::contains : Holidays.NONE);
    }
}
