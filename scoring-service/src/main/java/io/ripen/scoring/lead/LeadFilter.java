package io.ripen.scoring.lead;

import io.ripen.scoring.domain.model.Bands;
import io.ripen.scoring.domain.model.Points;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.http.Problems;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which leads a list shows.
 *
 * @param bands the bands, empty for all
 * @param minTotal least hundredths
 * @param maxTotal most hundredths
 * @param topic an interest of the lead
 * @param product a product that the lead is interested in
 */
record LeadFilter(
        List<String> bands,
        @Nullable Long minTotal,
        @Nullable Long maxTotal,
        @Nullable String topic,
        @Nullable String product) {
    private static final int MAX_NAME = 256;
    private static final int MOST_DIGITS = 20;
    private static final BigDecimal MOST_POINTS = BigDecimal.valueOf(1_000_000);

    /** Copies the list. */
    LeadFilter {
        bands = List.copyOf(bands);
    }

    /**
     * Reads query parameters.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 that names the parameter and what would be right
     */
    static LeadFilter read(
            @Nullable String band,
            @Nullable String minTotal,
            @Nullable String maxTotal,
            @Nullable String topic,
            @Nullable String product,
            ScoringModel model) {
        Long least = points("min-total", minTotal, RoundingMode.CEILING);
        Long most = points("max-total", maxTotal, RoundingMode.FLOOR);
        if (least != null && most != null && least > most) {
            throw Problems.invalidQuery("min-total", "It must not be greater than max-total.");
        }
        return new LeadFilter(bands(band, model), least, most, name("topic", topic), name("product", product));
    }

    private static List<String> bands(@Nullable String given, ScoringModel model) {
        if (given == null) {
            return List.of();
        }
        List<String> known = model.fitBands().bands().stream()
                .flatMap(fit -> model.engagementBands().bands().stream()
                        .map(Bands.Band::name)
                        .map(fit.name()::concat))
                .toList();
        List<String> asked = Arrays.stream(given.split(",", -1))
                .map(String::strip)
                .distinct()
                .toList();
        if (asked.isEmpty() || !known.containsAll(asked)) {
            throw Problems.invalidQuery(
                    "band", "One or more bands are needed, separated by commas: " + String.join(", ", known) + ".");
        }
        return asked;
    }

    private static @Nullable Long points(String parameter, @Nullable String given, RoundingMode rounding) {
        if (given == null) {
            return null;
        }
        try {
            BigDecimal points = new BigDecimal(given);
            // A few characters such as 1e-999999999 take minutes to round.
            if (points.scale() <= MOST_DIGITS && points.abs().compareTo(MOST_POINTS) <= 0) {
                return points.setScale(2, rounding).unscaledValue().longValueExact();
            }
        } catch (NumberFormatException notANumber) {
            // Said below, together with the range.
        }
        throw Problems.invalidQuery(
                parameter,
                "A number of points from -" + MOST_POINTS + " to " + MOST_POINTS + " is needed, for example "
                        + Points.toDecimal(5_000) + ".");
    }

    private static @Nullable String name(String parameter, @Nullable String given) {
        if (given != null && (given.isBlank() || given.length() > MAX_NAME)) {
            throw Problems.invalidQuery(parameter, "A name of 1 to " + MAX_NAME + " characters is needed.");
        }
        return given;
    }
}
