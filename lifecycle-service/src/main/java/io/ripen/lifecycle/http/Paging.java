package io.ripen.lifecycle.http;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param limit most rows of the answer; who reads asks for one more, to know whether that is all
 * @param after the row before the first
 */
public record Paging<T>(int limit, PageCursor<T> after) {

    /**
     * Reads the parameters {@code limit} and {@code after}.
     *
     * @param limit a whole number from 1
     * @param most the largest limit
     * @param start the cursor before every row
     * @param place reads the place of a cursor
     * @throws io.quarkiverse.resteasy.problem.HttpProblem when one of them cannot be used
     */
    public static <T> Paging<T> read(
            String limit, int most, @Nullable String after, PageCursor<T> start, Function<String, T> place) {
        int rows = limit(limit, most);
        if (after == null) {
            return new Paging<>(rows, start);
        }
        return PageCursor.decoded(after, place)
                .map(cursor -> new Paging<>(rows, cursor))
                .orElseThrow(() -> ErrorCode.INVALID_PARAMETER.problem(
                        "after", "pass the member 'next' of an earlier page as it is"));
    }

    private static int limit(String text, int most) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= most) {
                return limit;
            }
        } catch (NumberFormatException notANumber) {
            // Said below, together with the range.
        }
        throw ErrorCode.INVALID_PARAMETER.problem("limit", "allowed are 1 to " + most);
    }

    /**
     * Makes a page of what was found.
     *
     * @param found at most {@code limit} + 1 rows
     * @param page makes the page from its rows and the text for the next one, which is null at the end
     * @param cursor the cursor of a row
     */
    public <R, P> P page(
            List<R> found, BiFunction<List<R>, @Nullable String, P> page, Function<R, PageCursor<T>> cursor) {
        if (found.size() <= limit) {
            return page.apply(found, null);
        }
        List<R> rows = found.subList(0, limit);
        return page.apply(rows, cursor.apply(rows.getLast()).encoded());
    }
}
