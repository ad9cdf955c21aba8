package io.ripen.ingest.touchpoint;

import io.ripen.ingest.config.IngestSettings;
import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.reading.JsonCuts;
import io.ripen.ingest.reading.JsonCuts.Cut;
import io.ripen.ingest.reading.JsonFault;
import io.ripen.ingest.reading.Lines;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Reads a body as events. Its form is found by its bytes; whatever they are, reading does not throw. */
@Singleton
final class RequestReader {
    private final int maxEvents;
    private final int maxEventBytes;

    @Inject
    RequestReader(IngestSettings settings) {
        this(settings.maxEvents(), settings.maxEventBytes());
    }

    RequestReader(int maxEvents, int maxEventBytes) {
        this.maxEvents = maxEvents;
        this.maxEventBytes = maxEventBytes;
    }

    /** What a body turned out to be. */
    sealed interface RequestBody {
        /** Events, at least one of which is JSON; or none at all, from an empty array. Both lists have one order. */
        record Events(List<Cut> cuts, List<Reading> readings) implements RequestBody {}

        /** Nothing in it is JSON. */
        record NotJson(String where, String reason) implements RequestBody {}

        /** More events than are taken. */
        record TooManyEvents(int most) implements RequestBody {}
    }

    /**
     * Reads a body.
     *
     * @param found told of how many events there are, or of one where that is not to be found, before any is read; what
     *     it throws ends the reading
     */
    RequestBody read(byte[] body, IntConsumer found) {
        JsonCuts.Elements elements = cut(body);
        found.accept(elements instanceof JsonCuts.Elements.Found(List<Cut> cuts) ? cuts.size() : 1);
        return switch (elements) {
            case JsonCuts.Elements.Found(List<Cut> cuts) -> readAll(body, cuts);
            case JsonCuts.Elements.Broken(int at, String reason) ->
                new RequestBody.NotJson(new Lines(body).where(at), reason);
            case JsonCuts.Elements.TooMany ignored -> new RequestBody.TooManyEvents(maxEvents);
        };
    }

    /** One event, an array of them, or one a line. */
    private JsonCuts.Elements cut(byte[] body) {
        JsonCuts cuts = new JsonCuts(body);
        Cut whole = cuts.whole();
        if (whole.length() == 0) {
            return new JsonCuts.Elements.Broken(body.length, "The body is empty.");
        }
        if (cuts.isArray(whole)) {
            return cuts.elements(whole, maxEvents);
        }
        return cuts.isOneObject(whole) ? new JsonCuts.Elements.Found(List.of(whole)) : cuts.lines(whole, maxEvents);
    }

    private RequestBody readAll(byte[] body, List<Cut> cuts) {
        Lines lines = new Lines(body);
        List<Reading> readings = new ArrayList<>(cuts.size());
        RequestBody.@Nullable NotJson firstNotJson = null;
        int notJson = 0;
        for (Cut cut : cuts) {
            switch (EventReader.read(body, cut, maxEventBytes)) {
                case EventReader.Result.Json(Reading reading) -> readings.add(reading);
                case EventReader.Result.NotJson(JsonFault fault) -> {
                    firstNotJson = firstNotJson == null
                            ? new RequestBody.NotJson(lines.where(fault.at()), fault.reason())
                            : firstNotJson;
                    notJson++;
                    readings.add(new Reading.Misshapen(null, fault.rejection(lines)));
                }
            }
        }
        return firstNotJson != null && notJson == cuts.size()
                ? firstNotJson
                : new RequestBody.Events(cuts, List.copyOf(readings));
    }
}
