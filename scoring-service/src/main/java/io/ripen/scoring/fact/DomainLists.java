package io.ripen.scoring.fact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ripen.scoring.domain.model.DomainList;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists of mail domains. They are long, and every version of a model names the same few: a list is in memory once,
 * however many hold it, and no longer than one of them does.
 */
public final class DomainLists {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<DomainList, WeakReference<DomainList>> KEPT = new WeakHashMap<>();

    private DomainLists() {}

    /**
     * Reads a list; one thread at a time, because each needs much memory while it reads.
     *
     * @param json an array of domains, see {@link DomainList#of}
     * @throws JsonProcessingException if it is no array of texts
     */
    public static synchronized DomainList read(String json) throws JsonProcessingException {
        DomainList list = DomainList.of(List.of(JSON.readValue(json, String[].class)));
        WeakReference<DomainList> kept = KEPT.get(list);
        @Nullable DomainList known = kept == null ? null : kept.get();
        if (known != null) {
            return known;
        }
        KEPT.put(list, new WeakReference<>(list));
        return list;
    }
}
