package io.ripen.bench.load;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

/**
 * Page views of about 0.6 kB as a server would send them for its visitors: with a campaign in the URL, the visitor's
 * address and browser, and three properties. The same seed gives the same events.
 */
public final class SampleEvents {
    private static final int VISITORS = 5000;
    private static final String[] BROWSERS = {
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Safari/605.1.15",
        "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0"
    };

    private final Random random;
    private final Instant latest;

    /**
     * @param seed decides every event
     * @param latest no event happened after it
     */
    public SampleEvents(long seed, Instant latest) {
        this.random = new Random(seed);
        this.latest = latest;
    }

    /** A request's body: one event, or an array of several. */
    public byte[] body(int events) {
        if (events == 1) {
            return event().getBytes(StandardCharsets.UTF_8);
        }
        StringBuilder array = new StringBuilder("[");
        for (int i = 0; i < events; i++) {
            array.append(i == 0 ? "" : ",").append(event());
        }
        return array.append(']').toString().getBytes(StandardCharsets.UTF_8);
    }

    private String event() {
        int product = random.nextInt(1000);
        return """
                {"id":"%s","visitorId":"%s","type":"page-view","timestamp":"%s",\
                "page":{"url":"https://www.example.com/products/panels/p-%d?utm_source=newsletter&utm_medium=email\
                &utm_campaign=spring-%d","title":"Panel %d for outdoor displays","referrer":"https://www.example.com/"},\
                "client":{"ip":"203.0.113.%d","userAgent":"%s"},\
                "properties":{"scrollDepth":%d,"returning":%b,"layout":"wide"}}""".formatted(
                        uuid(),
                        new UUID(0x5151_4000L, random.nextInt(VISITORS)),
                        latest.minusMillis(random.nextInt(60_000)),
                        product,
                        random.nextInt(20),
                        product,
                        random.nextInt(256),
                        BROWSERS[random.nextInt(BROWSERS.length)],
                        random.nextInt(101),
                        random.nextBoolean());
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
