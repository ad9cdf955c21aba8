package io.ripen.bench.pipeline;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What a company's site would send: of a hundred touchpoints 60 are page views of visitors whom nobody knows, 25 page
 * views and 10 downloads of known leads, and 5 forms by which a visitor becomes a lead who may be mailed. The same seed
 * gives the same events. Not thread-safe.
 */
final class Traffic {
    private static final int BATCH = 100;
    private static final int VISITORS = 20_000;
    private static final String[] PAGES = {"products/panels", "prices", "use-cases/airports", "blog/brightness", "jobs"
    };

    private final Random random;
    private final String run;
    private int people;

    /**
     * @param seed decides every event
     * @param run part of every address and visitor id, so that no two runs have people in common
     */
    Traffic(long seed, String run) {
        this.random = new Random(seed);
        this.run = run;
    }

    /** Writes requests of a hundred forms each, by which so many people become leads. */
    void becomeKnown(Path file, int leads) {
        writeBatches(file, leads, this::form);
    }

    /** Writes requests of a hundred mixed touchpoints each. */
    void mixed(Path file, int touchpoints) {
        writeBatches(file, touchpoints, this::any);
    }

    /**
     * Writes requests of one touchpoint each.
     *
     * @return the ids of those that lead to a mail, null for the others, in the order of the requests
     */
    List<String> single(Path file, int touchpoints) {
        List<String> mailed = new ArrayList<>(touchpoints);
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (int i = 0; i < touchpoints; i++) {
                Event event = any();
                lines.write(event.json());
                lines.newLine();
                mailed.add(event.isForm() ? event.id() : "");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return mailed;
    }

    private void writeBatches(Path file, int events, Supplier<Event> next) {
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (int written = 0; written < events; written += BATCH) {
                List<String> batch = new ArrayList<>(BATCH);
                for (int i = 0; i < BATCH; i++) {
                    batch.add(next.get().json());
                }
                lines.write("[" + String.join(",", batch) + "]");
                lines.newLine();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A touchpoint, and whether it is a form. */
    private record Event(String id, boolean isForm, String json) {}

    private Event any() {
        int kind = random.nextInt(100);
        if (kind < 60) {
            return pageView("v-%s-%d".formatted(run, random.nextInt(VISITORS)));
        }
        if (kind < 85) {
            return pageView(visitorOfLead());
        }
        return kind < 95 ? download(visitorOfLead()) : form();
    }

    private String visitorOfLead() {
        return visitor(random.nextInt(Math.max(1, people)));
    }

    private String visitor(int person) {
        return "p-%s-%d".formatted(run, person);
    }

    private Event pageView(String visitor) {
        return event(
                visitor,
                "page-view",
                "\"page\":{\"url\":\"https://www.example.com/%s\"}".formatted(PAGES[random.nextInt(PAGES.length)]));
    }

    private Event download(String visitor) {
        return event(visitor, "download", """
                "page":{"url":"https://www.example.com/whitepapers"},"asset":{"id":"wp-%d","type":"whitepaper",\
                "topic":"displays"}""".formatted(random.nextInt(40)));
    }

    private Event form() {
        int person = people++;
        return event(visitor(person), "form-fill", """
                "name":"contact","page":{"url":"https://www.example.com/contact"},\
                "facts":{"email":"%s@company-%d.example","company":"Company %d","jobTitle":"Head of Marketing"},\
                "consents":[{"purpose":"contact-by-mail","status":"granted","textVersion":"1"}]""".formatted(visitor(person), person / 5, person / 5));
    }

    private Event event(String visitor, String type, String members) {
        String id = new UUID(random.nextLong(), random.nextLong()).toString();
        return new Event(id, type.equals("form-fill"), """
                {"id":"%s","visitorId":"%s","type":"%s","timestamp":"%s",\
                "client":{"ip":"203.0.113.%d","userAgent":"Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0"},%s}""".formatted(
                        id, visitor, type, Instant.now(), random.nextInt(256), members));
    }
}
