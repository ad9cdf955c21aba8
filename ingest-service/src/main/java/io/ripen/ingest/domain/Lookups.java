package io.ripen.ingest.domain;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What the intake asks others about; every answer depends on the question alone, fresh ids aside.
 *
 * @param mailAddress tells whether a text is a mail address
 * @param machines tells by a user agent that a machine sends it
 * @param truncatedIp an address without what tells one person from another; empty if the text is no address
 * @param mailTokens reads the token of a mail's link; empty if we did not sign it
 * @param hashedId stands for an id that no touchpoint can hold, always the same for the same id
 * @param freshIds ids for events that have none
 */
public record Lookups(
        Predicate<String> mailAddress,
        Function<String, Optional<MachineSign>> machines,
        Function<String, Optional<String>> truncatedIp,
        Function<String, Optional<MailRef>> mailTokens,
        UnaryOperator<String> hashedId,
        Supplier<String> freshIds) {}
