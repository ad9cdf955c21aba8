package io.ripen.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.ripen.local.stack.Console;
import io.ripen.local.stack.Progress;
import java.util.ArrayList;
import java.util.List;

/** Sends the sample through ingest, in time order, in batches. */
final class Replay {
    private static final int BATCH = 100;
    private static final int MOST_REJECTIONS_SHOWN = 5;

    /**
     * What came of it.
     *
     * @param rejections the first few rejections as ingest explained them
     */
    record Result(int sent, int accepted, List<String> rejections) {
        Result {
            rejections = List.copyOf(rejections);
        }

        boolean complete() {
            return sent == accepted;
        }
    }

    private final Api api;
    private final String ingestUrl;
    private final Console console;

    Replay(Api api, String ingestUrl, Console console) {
        this.api = api;
        this.ingestUrl = ingestUrl;
        this.console = console;
    }

    Result run(List<SampleEvent> events, TimeShift shift) {
        TouchpointJson json = new TouchpointJson(shift);
        Progress progress = new Progress(console, events.size());
        List<String> rejections = new ArrayList<>();
        int accepted = 0;
        for (int from = 0; from < events.size(); from += BATCH) {
            int to = Math.min(from + BATCH, events.size());
            JsonNode answer = api.post(ingestUrl + "/v1/touchpoints", json.batch(events.subList(from, to)));
            accepted += answer.path("accepted").asInt();
            for (JsonNode result : answer.path("results")) {
                if (!result.path("outcome").asText().equals("accepted") && rejections.size() < MOST_REJECTIONS_SHOWN) {
                    rejections.add(result.toString());
                }
            }
            progress.show(to);
        }
        return new Result(events.size(), accepted, rejections);
    }
}
