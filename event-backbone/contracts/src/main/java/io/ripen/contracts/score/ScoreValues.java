package io.ripen.contracts.score;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;

/**
 * A score: {@code total = fit + engagement}, each exact to 0.01.
 *
 * @param total fit plus engagement
 * @param fit match with the ideal customer profile
 * @param engagement what behaviour is worth now
 * @param band A–D for fit, then 1–4 for engagement, for example {@code B2}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ScoreValues(BigDecimal total, BigDecimal fit, BigDecimal engagement, String band) {}
