package io.ripen.ingest.intake;

import io.ripen.ingest.domain.Reading;
import java.util.function.Supplier;

/**
 * One event as its protocol's reader left it.
 *
 * @param reading what it says
 * @param payload its own text, as received; asked for only if the event is rejected
 */
public record Submitted(Reading reading, Supplier<String> payload) {}
