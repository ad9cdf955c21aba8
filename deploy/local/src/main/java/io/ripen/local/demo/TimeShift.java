package io.ripen.local.demo;

import io.ripen.local.process.LocalFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * Moves the sample's times so that its last touchpoint happened a moment before the first replay. Later replays into
 * the same data use the same shift: an event that is sent again is then equal to the one before, not only in its id.
 *
 * @param by what is added to each time
 */
record TimeShift(Duration by) {
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    /** The shift that is kept in the file, or a new one that is kept there from now on. */
    static TimeShift rememberedIn(Path file, Instant lastEvent, Clock clock) {
        try {
            if (Files.exists(file)) {
                return new TimeShift(Duration.parse(Files.readString(file).strip()));
            }
            TimeShift shift =
                    new TimeShift(Duration.between(lastEvent, clock.instant().minus(A_MOMENT)));
            Files.writeString(file, shift.by.toString());
            return shift;
        } catch (DateTimeParseException e) {
            throw new LocalFailure("The file " + file + " is not a duration: delete it and start with empty data.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Instant apply(Instant at) {
        return at.plus(by);
    }
}
