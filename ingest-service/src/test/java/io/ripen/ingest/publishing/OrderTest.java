package io.ripen.ingest.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ripen.testkit.Pace;
import io.ripen.testkit.Seeds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a broker answers, loses or leaves open, and however often ingest starts again: each event that was answered
 * well is in the topic, and the first copies of one key's events lie in the order of their publication.
 */
class OrderTest {
    private static final int STARTS = 5;
    private static final int BURSTS = 12;
    private static final int PUBLICATIONS = 25;
    private static final int KEYS = 4;
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(40);
    private static final Duration BETWEEN_ANSWERS = Duration.ofNanos(100_000);

    /** Longer than {@code takeover-after}. */
    private static final Duration HESITATION = Duration.ofMillis(150);

    private final long seed = Seeds.seed("OrderTest");
    private final Random random = new Random(seed);
    private final Deque<ProducerInTests> producers = new ConcurrentLinkedDeque<>();
    private final List<String> topic = new CopyOnWriteArrayList<>();
    private final List<String> published = new ArrayList<>();
    private final List<CompletableFuture<Void>> answers = new ArrayList<>();
    private final List<List<String>> requests = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void keepsTheOrderOfAKeyAndLosesNothingThatWasAnswered() {
        for (int start = 0; start < STARTS; start++) {
            boolean last = start == STARTS - 1;
            try (PublisherInTests publisher = new PublisherInTests(
                            folder, this::newProducer, "takeover-after", "100ms", "segment-bytes", "65536");
                    Broker broker = new Broker(publisher.broker())) {
                publishSome(publisher, broker);
                if (last) {
                    broker.misbehaveAfter(Integer.MAX_VALUE);
                    await().atMost(Duration.ofSeconds(30))
                            .until(() -> publisher.state().direct() && publisher.inFlight() == 0);
                }
            }
        }
        List<String> accepted = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            if (answers.get(i).isDone() && !answers.get(i).isCompletedExceptionally()) {
                accepted.addAll(requests.get(i));
            }
        }
        assertThat(accepted).hasSizeGreaterThan(published.size() / 2);
        assertThat(topic).containsAll(accepted);
        assertThat(published).containsAll(topic);
        Map<Character, List<String>> byKey = byKey(accepted);
        byKey.forEach((key, inOrder) -> assertThat(byKey(topic.stream()
                                .distinct()
                                .filter(inOrder::contains)
                                .toList())
                        .get(key))
                .as("first copies of key %s", key)
                .isEqualTo(inOrder));
    }

    private void publishSome(PublisherInTests publisher, Broker broker) {
        for (int burst = 0; burst < BURSTS; burst++) {
            if (random.nextInt(3) > 0) {
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> publisher.state().direct());
            }
            broker.misbehaveAfter(random.nextInt(100));
            for (int i = 0; i < PUBLICATIONS; i++) {
                publish(publisher);
            }
            Pace.pauseUpTo(random, LONGEST_PAUSE);
        }
    }

    private void publish(PublisherInTests publisher) {
        String[] values = IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(n -> (char) ('a' + random.nextInt(KEYS)) + "-" + (published.size() + n))
                .toArray(String[]::new);
        published.addAll(List.of(values));
        requests.add(List.of(values));
        answers.add(publisher.publish(values));
    }

    private static Map<Character, List<String>> byKey(List<String> values) {
        return values.stream().collect(Collectors.groupingBy(value -> value.charAt(0)));
    }

    private ProducerInTests newProducer() {
        ProducerInTests producer = new ProducerInTests(topic, false);
        producers.add(producer);
        return producer;
    }

    /** Answers every producer's records in their order, on a thread of its own; badly when it is told to. */
    private final class Broker implements AutoCloseable {
        private final Random luck = new Random(seed + producers.size());
        private final BrokerState state;
        private final AtomicInteger goodAnswers = new AtomicInteger(Integer.MAX_VALUE);
        private final Thread thread = new Thread(this::run);
        private volatile boolean stopped;

        Broker(BrokerState state) {
            this.state = state;
            thread.start();
        }

        void misbehaveAfter(int answers) {
            goodAnswers.set(answers);
        }

        private void run() {
            while (!stopped) {
                producers.forEach(this::answer);
                if (!state.isReachable() && luck.nextInt(100) == 0) {
                    state.reachable();
                }
                Pace.pause(BETWEEN_ANSWERS);
            }
        }

        private void answer(ProducerInTests producer) {
            if (goodAnswers.get() > 0) {
                if (producer.acknowledgeNext()) {
                    goodAnswers.decrementAndGet();
                }
            } else if (misbehave(producer)) {
                goodAnswers.set(Integer.MAX_VALUE);
            }
        }

        private boolean misbehave(ProducerInTests producer) {
            return switch (luck.nextInt(3)) {
                case 0 -> producer.failNext(new TimeoutException("expired"));
                case 1 -> producer.loseAnswer(new TimeoutException("no answer"));
                default -> {
                    Pace.pause(HESITATION);
                    yield true;
                }
            };
        }

        @Override
        public void close() {
            stopped = true;
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
