package io.ripen.scoring.fact;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ripen.scoring.domain.model.DomainList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
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
        DomainList list = parse(json);
        WeakReference<DomainList> kept = KEPT.get(list);
        @Nullable DomainList known = kept == null ? null : kept.get();
        if (known != null) {
            return known;
        }
        KEPT.put(list, new WeakReference<>(list));
        return list;
    }

    /** One entry after the other: an array of strings would be several times as large as what is kept. */
    private static DomainList parse(String json) throws JsonProcessingException {
        DomainList.Builder list = new DomainList.Builder();
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new JsonParseException(parser, "no array");
            }
            while (parser.nextToken() == JsonToken.VALUE_STRING) {
                list.add(parser.getText());
            }
            if (parser.currentToken() != JsonToken.END_ARRAY || parser.nextToken() != null) {
                throw new JsonParseException(parser, "no array of texts");
            }
            return list.build();
        } catch (JsonProcessingException refused) {
            throw refused;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
