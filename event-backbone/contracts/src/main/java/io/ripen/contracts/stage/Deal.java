package io.ripen.contracts.stage;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What sales hopes for or won.
 *
 * @param amount what the deal is worth
 * @param currency ISO 4217 code of {@code amount}
 * @param expectedClose the day on which sales expects to close it, ISO 8601, for example {@code 2026-06-30}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Deal(
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable String expectedClose) {}
