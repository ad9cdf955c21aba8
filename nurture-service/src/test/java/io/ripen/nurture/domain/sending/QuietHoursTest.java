package io.ripen.nurture.domain.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ripen.nurture.domain.SendWindow;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static SendWindow daily(String from, String to) {
        return new SendWindow(EnumSet.allOf(DayOfWeek.class), LocalTime.parse(from), LocalTime.parse(to));
    }

    @ParameterizedTest(name = "{0}: {1} in {2}")
    @CsvSource({
        "within the window,           2026-11-23T10:00+01:00, Europe/Berlin, 2026-11-23T10:00+01:00",
        "at the opening,              2026-11-23T08:00+01:00, Europe/Berlin, 2026-11-23T08:00+01:00",
        "just before the opening,     2026-11-23T07:59+01:00, Europe/Berlin, 2026-11-23T08:00+01:00",
        "just before the close,       2026-11-23T19:59+01:00, Europe/Berlin, 2026-11-23T19:59+01:00",
        "at the close,                2026-11-23T20:00+01:00, Europe/Berlin, 2026-11-24T08:00+01:00",
        "at midnight,                 2026-11-24T00:00+01:00, Europe/Berlin, 2026-11-24T08:00+01:00",
        "on Friday evening,           2026-11-27T20:00+01:00, Europe/Berlin, 2026-11-30T08:00+01:00",
        "on Saturday,                 2026-11-28T12:00+01:00, Europe/Berlin, 2026-11-30T08:00+01:00",
        "on Sunday night,             2026-11-29T23:59+01:00, Europe/Berlin, 2026-11-30T08:00+01:00",
        "Sunday here and Monday there, 2026-11-29T23:30Z,     Asia/Tokyo,    2026-11-30T08:30+09:00",
        "Monday here and Sunday there, 2026-11-30T04:00Z,     America/Los_Angeles, 2026-11-30T08:00-08:00",
        "clock forward over Sunday,   2027-03-26T20:00+01:00, Europe/Berlin, 2027-03-29T08:00+02:00",
        "clock back over Sunday,      2026-10-23T20:00+02:00, Europe/Berlin, 2026-10-26T08:00+01:00",
        "half an hour's offset,       2026-11-23T01:00Z,      Asia/Kolkata,  2026-11-23T08:00+05:30",
        "no Friday that week,         2011-12-29T20:00-10:00, Pacific/Apia,  2012-01-02T08:00+14:00"
    })
    void opensByDayOnWorkingDays(String name, String now, String zone, String allowed) {
        assertThat(QuietHours.nextAllowedInstant(
                        ZoneId.of(zone),
                        SendWindow.DEFAULT,
                        ZonedDateTime.parse(now).toInstant()))
                .as(name)
                .isEqualTo(ZonedDateTime.parse(allowed).toInstant());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "before an opening that the clock skips, 02:30, 06:00, 2027-03-28T01:59+01:00, 2027-03-28T03:00+02:00",
        "right after the skipped opening,        02:30, 06:00, 2027-03-28T03:00+02:00, 2027-03-28T03:00+02:00",
        "an opening that comes twice: the first, 02:30, 06:00, 2026-10-25T01:00+02:00, 2026-10-25T02:30+02:00",
        "open in the hour that comes again,      02:30, 06:00, 2026-10-25T02:10+01:00, 2026-10-25T02:10+01:00",
        "a close that the clock skips,           00:00, 02:30, 2027-03-28T03:00+02:00, 2027-03-29T00:00+02:00",
        "a close that comes twice: the first,    00:00, 02:30, 2026-10-25T02:10+01:00, 2026-10-26T00:00+01:00",
        "within a window over midnight,          22:00, 02:00, 2026-11-24T01:59+01:00, 2026-11-24T01:59+01:00",
        "at the close of one over midnight,      22:00, 02:00, 2026-11-24T02:00+01:00, 2026-11-24T22:00+01:00",
        "before one over midnight,               22:00, 02:00, 2026-11-24T21:59+01:00, 2026-11-24T22:00+01:00",
        "a window that the clock skips whole,    02:10, 02:50, 2027-03-28T01:00+01:00, 2027-03-29T02:10+02:00"
    })
    void heedsChangesOfTheClock(String name, String from, String to, String now, String allowed) {
        assertThat(QuietHours.nextAllowedInstant(
                        BERLIN, daily(from, to), ZonedDateTime.parse(now).toInstant()))
                .as(name)
                .isEqualTo(ZonedDateTime.parse(allowed).toInstant());
    }

    @Test
    void aWindowOverMidnightBelongsToTheDayOnWhichItOpens() {
        SendWindow fridayNight = new SendWindow(Set.of(DayOfWeek.FRIDAY), LocalTime.of(22, 0), LocalTime.of(2, 0));

        assertThat(QuietHours.nextAllowedInstant(BERLIN, fridayNight, Instant.parse("2026-11-28T00:30:00Z")))
                .isEqualTo(Instant.parse("2026-11-28T00:30:00Z"));
        assertThat(QuietHours.nextAllowedInstant(BERLIN, fridayNight, Instant.parse("2026-11-28T01:00:00Z")))
                .isEqualTo(Instant.parse("2026-12-04T21:00:00Z"));
    }

    @Test
    void findsTheOneOpenDayOfTheWeekThatAZoneSkipped() {
        SendWindow fridays = new SendWindow(Set.of(DayOfWeek.FRIDAY), LocalTime.of(8, 0), LocalTime.of(9, 0));

        assertThat(QuietHours.nextAllowedInstant(
                        ZoneId.of("Pacific/Apia"), fridays, Instant.parse("2011-12-24T12:00:00Z")))
                .isEqualTo(Instant.parse("2012-01-05T18:00:00Z"));
    }

    @ParameterizedTest(name = "zone {0}")
    @CsvSource({"Asia/Tokyo, Asia/Tokyo", "Mars/Olympus, Europe/Berlin", "'', Europe/Berlin", ", Europe/Berlin"})
    void takesTheRecipientsZoneIfItIsKnown(String recipient, String zone) {
        assertThat(QuietHours.zone(recipient, BERLIN)).isEqualTo(ZoneId.of(zone));
    }

    @Test
    void refusesAWindowThatNeverOpens() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SendWindow(Set.of(), LocalTime.MIDNIGHT, LocalTime.NOON));
    }

    @Test
    void neverAnswersAClosedHourAndNeverSkipsAnOpenOne() {
        long seed = Long.getLong("ripen.seed", System.nanoTime());
        Random random = new Random(seed);
        SendWindow window = SendWindow.DEFAULT;
        for (int round = 0; round < 2_000; round++) {
            Instant now = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(366 * 86_400));

            Instant allowed = QuietHours.nextAllowedInstant(BERLIN, window, now);

            assertThat(isOpen(window, allowed)).as("seed %d, now %s", seed, now).isTrue();
            for (Instant earlier = now; earlier.isBefore(allowed); earlier = earlier.plus(Duration.ofMinutes(20))) {
                assertThat(isOpen(window, earlier))
                        .as("seed %d, now %s, at %s", seed, now, earlier)
                        .isFalse();
            }
        }
    }

    private static boolean isOpen(SendWindow window, Instant at) {
        ZonedDateTime local = at.atZone(BERLIN);
        return window.days().contains(local.getDayOfWeek())
                && !local.toLocalTime().isBefore(window.from())
                && local.toLocalTime().isBefore(window.to());
    }
}
