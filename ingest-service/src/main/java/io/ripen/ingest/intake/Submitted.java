package io.ripen.ingest.intake;

import io.ripen.ingest.domain.Reading;
import java.util.function.Supplier;

/**
 * One event as its protocol's reader left it.
 *
 * @param read tells what it says; asked once, when it is decided on, so that the events of a large batch need not be in
 *     memory together
 * @param payload its own text, as received; asked for only if the event is rejected
 */
public record Submitted(Supplier<Reading> read, Supplier<String> payload) {

    /** An event that has been read. */
    public Submitted(Reading reading, Supplier<String> payload) {
        this(() -> reading, payload);
    }

    /** What it says. */
    public Reading reading() {
        return read.get();
    }
}
