package io.ripen.systemtests.torture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripen.local.process.Polling;
import io.ripen.systemtests.torture.Person.Act;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * People who do what they do, over whichever instance of ingest answers, each touchpoint again under the same id until
 * it is accepted, and some again although they were.
 */
final class Load implements AutoCloseable {
    private static final int WORKERS = 16;
    private static final int TOUCHPOINTS_PER_SECOND = 120;
    private static final int LARGEST_BATCH = 5;
    private static final int ONE_IN_SO_MANY_TWICE = 15;
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(4);
    private static final Duration RETRY = Duration.ofMillis(150);
    /** The workers together keep to the rate; a batch has (1 + LARGEST_BATCH) / 2 touchpoints. */
    private static final long PAUSE_NANOS = 1_000_000_000L * WORKERS * (1 + LARGEST_BATCH) / 2 / TOUCHPOINTS_PER_SECOND;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * What was answered.
     *
     * @param people who did all that they had to do, by number
     * @param acknowledged ids that were answered with 202 and accepted
     * @param repeated requests that were not answered so and were sent again
     * @param twice touchpoints that were sent again although they were accepted
     * @param refused what ingest refused, which must be nothing
     */
    record Outcome(
            Map<Integer, Person> people, Set<String> acknowledged, int repeated, int twice, List<String> refused) {
        Outcome {
            people = Map.copyOf(people);
            acknowledged = Set.copyOf(acknowledged);
            refused = List.copyOf(refused);
        }
    }

    private final TorturePlan plan;
    private final List<URI> ingests;
    private final String key;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER_LIMIT)
            .build();
    private final ExecutorService threads = Executors.newFixedThreadPool(WORKERS);
    private final AtomicInteger nextPerson = new AtomicInteger();
    private final Map<Integer, Person> people = new ConcurrentHashMap<>();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final AtomicInteger repeated = new AtomicInteger();
    private final AtomicInteger twice = new AtomicInteger();
    private final List<? extends Future<?>> workers;
    private volatile boolean ending;
    private volatile boolean givenUp;

    /** Begins at once. */
    Load(TorturePlan plan, List<URI> ingests, String key) {
        this.plan = plan;
        this.ingests = List.copyOf(ingests);
        this.key = key;
        this.workers = IntStream.range(0, WORKERS)
                .mapToObj(worker -> threads.submit(this::work))
                .toList();
    }

    int acknowledged() {
        return acknowledged.size();
    }

    /** Lets everybody finish what they began; who cannot within the limit is missing in the outcome. */
    Outcome finish(Duration limit) {
        ending = true;
        Polling.until(limit, () -> workers.stream().allMatch(Future::isDone));
        givenUp = true;
        Polling.until(ANSWER_LIMIT.multipliedBy(3), () -> workers.stream().allMatch(Future::isDone));
        workers.forEach(Future::resultNow);
        return new Outcome(people, acknowledged, repeated.get(), twice.get(), List.copyOf(refused));
    }

    private Void work() throws InterruptedException {
        while (!ending) {
            int number = nextPerson.getAndIncrement();
            Random random = plan.random("person-" + number);
            Person person = Person.of(number, random);
            people.put(number, person);
            live(person, random);
        }
        return null;
    }

    private void live(Person person, Random random) throws InterruptedException {
        List<Act> acts = person.acts();
        for (int from = 0; from < acts.size() && !givenUp; ) {
            int to = Math.min(acts.size(), from + 1 + random.nextInt(LARGEST_BATCH));
            boolean again = random.nextInt(ONE_IN_SO_MANY_TWICE) == 0;
            int instance = random.nextInt(ingests.size());
            List<Act> batch = acts.subList(from, to);
            while (!givenUp && !post(person, batch, instance)) {
                repeated.incrementAndGet();
                instance = (instance + 1) % ingests.size();
                LockSupport.parkNanos(RETRY.toNanos());
            }
            if (again && post(person, batch, (instance + 1) % ingests.size())) {
                twice.addAndGet(batch.size());
            }
            from = to;
            if (!ending) {
                LockSupport.parkNanos(random.nextLong(2 * PAUSE_NANOS));
            }
        }
    }

    /** Whether all of it was accepted. */
    private boolean post(Person person, List<Act> batch, int instance) throws InterruptedException {
        String body = batch.stream().map(person::json).collect(Collectors.joining(",", "[", "]"));
        HttpRequest request = HttpRequest.newBuilder(ingests.get(instance))
                .header("Content-Type", "application/json")
                .header("X-Write-Key", key)
                .timeout(ANSWER_LIMIT)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 202 && allAccepted(batch, answer.body());
        } catch (IOException killedOrSilent) {
            return false;
        }
    }

    private boolean allAccepted(List<Act> batch, String answer) {
        Set<String> missing = new HashSet<>(batch.stream().map(Act::id).toList());
        try {
            for (JsonNode result : MAPPER.readTree(answer).path("results")) {
                if (result.path("outcome").asText().equals("accepted")) {
                    missing.remove(result.path("id").asText());
                    acknowledged.add(result.path("id").asText());
                } else {
                    refused.add(result.toString());
                }
            }
        } catch (JsonProcessingException cutOff) {
            return false;
        }
        return missing.isEmpty();
    }

    @Override
    public void close() {
        ending = true;
        givenUp = true;
        threads.shutdown();
        http.close();
    }
}
