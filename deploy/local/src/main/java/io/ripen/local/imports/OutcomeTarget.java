package io.ripen.local.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ripen.local.process.LocalFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sends outcomes to scoring-service, into a set of their own. */
public final class OutcomeTarget implements ImportTarget {
    private static final int MOST_OF_NAME = 40;
    private static final int HASH_LENGTH = 12;

    private final ServiceCalls scoring;
    private final String set;

    /**
     * A target.
     *
     * @param scoring scoring-service, with a marketer's token
     * @param set name of the set
     */
    public OutcomeTarget(ServiceCalls scoring, String set) {
        this.scoring = scoring;
        this.set = set;
    }

    /**
     * A name for the set of a file's outcomes. Another content has another name, so that an outcome that was corrected
     * or taken out of the file does not live on.
     */
    public static String setOf(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "-");
        return "file-" + name.substring(0, Math.min(name.length(), MOST_OF_NAME)) + "-"
                + SourceFile.fingerprint(file).substring(0, HASH_LENGTH);
    }

    @Override
    public String identity() {
        return "outcomes " + set + " " + scoring.identity();
    }

    @Override
    public ObjectNode completed(ObjectNode event) {
        return event;
    }

    @Override
    public List<Optional<Refusal>> send(List<SourceRow> rows) {
        String body = rows.stream().map(row -> String.valueOf(row.event())).collect(Collectors.joining(",", "[", "]"));
        JsonNode results = scoring.post("/v1/outcomes/" + set, "application/json", body)
                .orFail()
                .path("results");
        if (results.size() != rows.size()) {
            throw new LocalFailure("scoring-service answered for " + results.size() + " of " + rows.size() + " rows.");
        }
        List<Optional<Refusal>> refusals = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            JsonNode result = results.get(i);
            refusals.add(
                    result.path("result").asText().equals("refused")
                            ? Optional.of(new Refusal(
                                    rows.get(i).line(),
                                    "",
                                    result.path("code").asText(),
                                    result.path("detail").asText()))
                            : Optional.empty());
        }
        return refusals;
    }
}
