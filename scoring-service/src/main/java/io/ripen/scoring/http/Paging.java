package io.ripen.scoring.http;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list by falling score is asked for. Whoever reads it asks for one entry more than the page has, which
 * tells whether there is another page.
 *
 * @param limit most entries of the page
 * @param after the place after which it begins; null: with the first entry
 */
public record Paging(int limit, @Nullable PageKey after) {
    /** The only order there is. */
    public static final String ORDER = "-score";

    /** Reads the parameters {@code sort}, {@code limit} and {@code after}; 400 if one cannot be used. */
    public static Paging read(String sort, String limit, @Nullable String after) {
        if (!sort.equals(ORDER)) {
            throw Problems.invalidQuery("sort", "The list can be sorted by " + ORDER + " only.");
        }
        int most = Parameters.limit(limit);
        PageKey key = after == null
                ? null
                : PageKey.decode(after)
                        .orElseThrow(() ->
                                Problems.invalidQuery("after", "Give the next member of the page before, unchanged."));
        return new Paging(most, key);
    }

    /** The entries of the page. */
    public <T> List<T> page(List<T> found) {
        return found.size() <= limit ? found : found.subList(0, limit);
    }

    /** What the client is to give as {@code after} for the next page; null on the last one. */
    public <T> @Nullable String next(List<T> found, Function<T, PageKey> place) {
        return found.size() <= limit ? null : place.apply(found.get(limit - 1)).encoded();
    }
}
