package io.ripen.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Complete HTTP requests, made before the load begins and sent in turn: building them shall cost nothing then. */
final class Requests {
    private static final long SEED = 20_251;

    /** Many more than one of Kafka's batches holds, so that repetition does not make them compress better. */
    private static final int EVENTS = 8192;

    private final List<ByteBuf> requests;

    private Requests(List<ByteBuf> requests) {
        this.requests = requests;
    }

    static Requests of(LoadPlan plan) {
        String file = plan.bodies();
        List<ByteBuf> requests = new ArrayList<>();
        for (byte[] body : file == null ? pageViews(plan.eventsPerRequest()) : lines(Path.of(file))) {
            byte[] head = head(plan, body.length).getBytes(StandardCharsets.US_ASCII);
            ByteBuf request = Unpooled.directBuffer(head.length + body.length);
            requests.add(request.writeBytes(head).writeBytes(body).asReadOnly());
        }
        return new Requests(requests);
    }

    private static List<byte[]> pageViews(int eventsPerRequest) {
        SampleEvents events = new SampleEvents(SEED, Instant.now());
        return IntStream.range(0, Math.max(1, EVENTS / eventsPerRequest))
                .mapToObj(i -> events.body(eventsPerRequest))
                .toList();
    }

    private static List<byte[]> lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(line -> line.getBytes(StandardCharsets.UTF_8)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String head(LoadPlan plan, int bodyBytes) {
        return String.join(
                "\r\n",
                "POST " + plan.path() + " HTTP/1.1",
                "Host: 127.0.0.1:" + plan.port(),
                "User-Agent: ripen-bench",
                "Content-Type: application/json",
                "X-Write-Key: " + plan.writeKey(),
                "Content-Length: " + bodyBytes,
                "",
                "");
    }

    /** The request of this index, to be released by who sends it. */
    ByteBuf request(long index) {
        return requests.get((int) (index % requests.size())).retainedDuplicate();
    }
}
