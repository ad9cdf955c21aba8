package io.ripen.bench.scoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A scoring model with ten engagement rules that the world's touchpoints match, and others about other pages. */
final class ModelWithRules {
    /** Rules that the world's touchpoints match. */
    static final int MATCHING = 10;

    private static final String HEAD = """
            model: bench
            version: 1
            publish-step: 5
            bands:
              fit: [{name: A, from: 50}, {name: B, from: 30}, {name: C, from: 10}, {name: D}]
              engagement: [{name: "1", from: 75}, {name: "2", from: 50}, {name: "3", from: 20}, {name: "4"}]
            fit:
              cap: 70
              rules:
                - {id: job-title, when: {fact: job-title}, points: 5}
                - {id: phone, when: {fact: phone}, points: 15}
                - {id: company, when: {fact: company}, points: 10}
            engagement:
              cap: 100
              rules:
                - {id: view, when: {type: page-view}, points: 1, limit: {times: 10, per: P1D}, decay: {half-life: P7D}}
                - {id: product, when: {path-starts: [/product]}, points: 5, decay: {half-life: P14D}, topic: product}
                - {id: price, when: {path-starts: [/pricing]}, points: 25, limit: {cool-down: P7D}, decay: {half-life: P30D}}
                - {id: story, when: {path-starts: [/customers]}, points: 20, decay: {half-life: P30D}}
                - {id: paper, when: {asset-type: whitepaper}, points: 15, decay: {half-life: P30D}}
                - {id: webinar, when: {type: webinar-attended}, points: 20, decay: {half-life: P45D}}
                - {id: form, when: {type: form-fill}, points: 10, limit: {times: 1, per: P1D}, decay: {half-life: P60D}}
                - {id: click, when: {type: email-click}, evidence: human, points: 3, decay: {half-life: P14D}}
                - {id: careers, when: {path-starts: [/careers]}, points: -10, limit: {times: 1, per: P1D}}
                - {id: video, when: {type: video}, points: 2, decay: {half-life: P14D}}
            """;

    private ModelWithRules() {}

    /** The model's text. */
    static String text(int rules) {
        if (rules < MATCHING) {
            throw new IllegalArgumentException("a model for the benchmark has at least " + MATCHING + " rules");
        }
        StringBuilder text = new StringBuilder(HEAD);
        for (int i = MATCHING; i < rules; i++) {
            text.append(
                    "    - {id: campaign-%1$d, when: {all: [{type: page-view}, {path-starts: [/campaign-%1$d/]}]}, points: 2}\n"
                            .formatted(i));
        }
        return text.toString();
    }

    /** Writes the model into the folder. */
    static Path write(Path folder, int rules) {
        try {
            Files.createDirectories(folder);
            return Files.writeString(folder.resolve("model-" + rules + ".yaml"), text(rules))
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
