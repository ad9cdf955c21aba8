package io.ripen.lifecycle.domain;

import java.math.BigDecimal;

/**
 * A score in points, exact to 0.01.
 *
 * @param total fit plus engagement
 * @param fit match with the ideal customer profile
 * @param engagement what behaviour is worth
 * @param band A–D for fit, then 1–4 for engagement
 */
public record Score(BigDecimal total, BigDecimal fit, BigDecimal engagement, String band) {

    BigDecimal on(Axis axis) {
        return switch (axis) {
            case SCORE -> total;
            case FIT -> fit;
            case ENGAGEMENT -> engagement;
        };
    }
}
