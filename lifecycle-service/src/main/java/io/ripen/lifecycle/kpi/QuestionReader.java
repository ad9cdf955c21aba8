package io.ripen.lifecycle.kpi;

import io.ripen.lifecycle.http.ErrorCode;
import io.ripen.lifecycle.kpi.Question.Dimension;
import io.ripen.lifecycle.kpi.Question.Period;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters that all figures take. */
@SuppressWarnings("NullAway.Init") // the framework sets the fields
public class QuestionReader {
    private static final int DEFAULT_DAYS = 30;
    /** The first day where nobody names one. */
    static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);

    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    @QueryParam("from")
    @Nullable
    @Parameter(description = "First day", example = "2026-03-01")
    String from;

    @QueryParam("to")
    @Nullable
    @Parameter(description = "Last day; today without it", example = "2026-03-31")
    String to;

    @QueryParam("period")
    @Nullable
    @Parameter(description = "day, week (from Monday on), month or total, which is the default", example = "week")
    String period;

    @QueryParam("by")
    @Nullable
    @Parameter(description = "Splits every figure: source, campaign, owner, or several with commas", example = "source")
    String by;

    @QueryParam("source")
    @Nullable
    @Parameter(description = "Only leads from this source; empty: of which none is known")
    String source;

    @QueryParam("campaign")
    @Nullable
    @Parameter(description = "Only leads of this campaign; empty: of which none is known")
    String campaign;

    @QueryParam("owner")
    @Nullable
    @Parameter(description = "Only leads of this sales user; empty: of nobody")
    String owner;

    /** The last 30 days unless the parameters say otherwise. */
    public Question recent(Clock clock, KpiConfig config) {
        LocalDate last = date("to", to, LocalDate.now(clock.withZone(config.zone())));
        return question(date("from", from, last.minusDays(DEFAULT_DAYS - 1L)), last);
    }

    /** All days unless the parameters say otherwise. */
    Question ever() {
        return question(date("from", from, EARLIEST), date("to", to, LATEST));
    }

    private Question question(LocalDate first, LocalDate last) {
        if (first.isAfter(last)) {
            throw ErrorCode.INVALID_PARAMETER.problem("from", "the first day must not be after the last");
        }
        return new Question(
                first,
                last,
                word("period", Period.class, period == null ? "total" : period),
                dimensions(),
                source,
                campaign,
                owner);
    }

    private Set<Dimension> dimensions() {
        Set<Dimension> dimensions = EnumSet.noneOf(Dimension.class);
        if (by != null) {
            Arrays.stream(by.split(","))
                    .map(each -> word("by", Dimension.class, each))
                    .forEach(dimensions::add);
        }
        return dimensions;
    }

    private static LocalDate date(String where, @Nullable String text, LocalDate otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            LocalDate date = LocalDate.parse(text);
            if (!date.isBefore(EARLIEST) && !date.isAfter(LATEST)) {
                return date;
            }
        } catch (DateTimeException notADate) {
            throw wrongDate(where);
        }
        throw wrongDate(where);
    }

    private static RuntimeException wrongDate(String where) {
        return ErrorCode.INVALID_PARAMETER.problem(where, "a day is needed, for example 2026-03-01");
    }

    private static <E extends Enum<E>> E word(String where, Class<E> words, String text) {
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> word.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> ErrorCode.INVALID_PARAMETER.problem(
                        where,
                        "allowed are "
                                + Arrays.stream(words.getEnumConstants())
                                        .map(word -> word.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))));
    }
}
