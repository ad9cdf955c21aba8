package io.ripen.lifecycle.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What sales hopes for or won.
 *
 * @param amount what it is worth
 * @param currency ISO 4217 code of {@code amount}
 * @param expectedClose the day on which sales expects to close it
 */
public record Deal(
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable LocalDate expectedClose) {

    /** This deal, with what a newer word of sales says of it. */
    Deal with(Deal newer) {
        return new Deal(
                newer.amount == null ? amount : newer.amount,
                newer.amount == null ? currency : newer.currency,
                newer.expectedClose == null ? expectedClose : newer.expectedClose);
    }
}
