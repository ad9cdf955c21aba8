package io.ripen.ingest.publishing;

import static io.ripen.ingest.publishing.PublisherInTests.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ripen.contracts.Topic;
import io.ripen.ingest.spool.SpoolInTests;
import java.nio.file.Path;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With producers whose acknowledgements come when the test says so. */
class EventPublisherTest {
    private final Deque<ProducerInTests> producers = new ConcurrentLinkedDeque<>();
    private final List<String> topic = new CopyOnWriteArrayList<>();
    private volatile boolean nextAnswers = true;
    private volatile @Nullable String tooLarge;

    @TempDir
    private Path folder;

    @Nested
    class WithoutASpool {
        @BeforeEach
        void answerWhenTold() {
            nextAnswers = false;
        }

        @Test
        void completesOnceEveryRecordIsAcknowledged() {
            try (PublisherInTests publisher = open("enabled", "false")) {
                CompletableFuture<Void> published = publisher.publish("a1", "a2");

                producer().acknowledgeNext();
                assertThat(published).isNotDone();
                assertThat(publisher.inFlight()).isPositive();
                producer().acknowledgeNext();

                assertThat(published).isCompleted();
                await().untilAsserted(() -> assertThat(publisher.inFlight()).isZero());
            }
        }

        @Test
        void hasNothingToDoForNoRecords() {
            try (PublisherInTests publisher = open("enabled", "false")) {
                assertThat(publisher.publish(List.of())).isCompleted();
            }
        }

        @Test
        void refusesAtOnceWhatItCannotHoldAndTakesItLater() {
            try (PublisherInTests publisher = open("enabled", "false")) {
                CompletableFuture<Void> first = publisher.publish(large());

                assertThat(reason(publisher.publish(large()))).isEqualTo(NotPublished.Reason.OVERLOADED);
                producer().acknowledgeNext();

                assertThat(first).isCompleted();
                assertThat(publisher.publish(large())).isNotDone();
                assertThat(producer().acknowledgeNext()).isTrue();
            }
        }

        @Test
        void failsIfOneRecordFails() {
            try (PublisherInTests publisher = open("enabled", "false")) {
                publisher.broker().reachable();
                CompletableFuture<Void> published = publisher.publish("a1", "a2");

                producer().acknowledgeNext();
                producer().failNext(new TimeoutException("late"));

                assertThat(reason(published)).isEqualTo(NotPublished.Reason.UNACKNOWLEDGED);
                await().untilAsserted(() -> assertThat(publisher.inFlight()).isZero());
                assertThat(publisher.state().trouble()).isEqualTo("TimeoutException");
            }
        }

        @Test
        void sendsNoLaterRecordOnceOneIsRefused() {
            try (PublisherInTests publisher = open("enabled", "false")) {
                producer().refuses(new BufferExhaustedException("full"));

                assertThat(reason(publisher.publish("a1", "a2"))).isEqualTo(NotPublished.Reason.UNACKNOWLEDGED);

                assertThat(topic).isEmpty();
                await().untilAsserted(() -> assertThat(publisher.inFlight()).isZero());
            }
        }

        @Test
        void failsInTimeIfNoAcknowledgementComesAndFreesTheBytesWhenOneDoes() {
            try (PublisherInTests publisher = open("enabled", "false")) {
                CompletableFuture<Void> published = publisher.publish("a1");

                assertThat(reason(published)).isEqualTo(NotPublished.Reason.UNACKNOWLEDGED);
                assertThat(publisher.inFlight()).isPositive();
                producer().acknowledgeNext();

                await().untilAsserted(() -> assertThat(publisher.inFlight()).isZero());
            }
        }
    }

    @Test
    void spoolsUntilKafkaIsThereAndThenSendsEverythingInOrder() {
        try (PublisherInTests publisher = open()) {
            publisher.publish("a1", "b1").join();
            publisher.publish("a2").join();
            assertThat(publisher.state().spooledEvents()).isEqualTo(3);

            publisher.broker().reachable();
            awaitDirect(publisher);

            assertThat(topic).containsExactly("a1", "b1", "a2");
            assertThat(publisher.state().spooledEvents()).isZero();
            publisher.publish("a3").join();
            assertThat(topic).containsExactly("a1", "b1", "a2", "a3");
        }
    }

    @Test
    void spoolsEverythingUnresolvedWhenOneSendFailsAndLeavesTheProducer() {
        try (PublisherInTests publisher = openDirect()) {
            ProducerInTests first = producer();
            CompletableFuture<Void> acknowledged = publisher.publish("a1");
            first.acknowledgeNext();
            List<CompletableFuture<Void>> unresolved =
                    List.of(publisher.publish("b1", "a2"), publisher.publish("a3"), publisher.publish("b2"));

            first.failNext(new TimeoutException("late"));

            assertThat(acknowledged).isCompleted();
            unresolved.forEach(CompletableFuture::join);
            assertThat(first.isClosed()).isTrue();
            await().untilAsserted(() -> assertThat(publisher.inFlight()).isZero());
            publisher.publish("a4").join();
            publisher.broker().reachable();
            awaitDirect(publisher);
            assertThat(topic).containsExactly("a1", "b1", "a2", "a3", "b2", "a4");
        }
    }

    @Test
    void spoolsWhenNoAcknowledgementComesInTime() {
        try (PublisherInTests publisher = openDirect("takeover-after", "100ms")) {
            CompletableFuture<Void> published = publisher.publish("a1");

            assertThat(published).succeedsWithin(900, TimeUnit.MILLISECONDS);
            assertThat(publisher.state().direct()).isFalse();
            assertThat(publisher.state().trouble()).isEmpty();
            assertThat(publisher.state().kafka()).isEqualTo("no acknowledgement for 100 ms");
        }
    }

    @Test
    void spoolsAtOnceWhenTheProducerRefuses() {
        try (PublisherInTests publisher = openDirect()) {
            producer().refuses(new BufferExhaustedException("full"));

            publisher.publish("a1", "a2").join();

            assertThat(publisher.state().spooledEvents()).isEqualTo(2);
            await().until(() -> producers.getFirst().isClosed());
        }
    }

    @Test
    void setsAsideWhatKafkaWillNeverTakeAndSendsTheOthersOfItsRequest() {
        tooLarge = "a2";
        try (PublisherInTests publisher = open()) {
            publisher.broker().reachable();
            awaitDirect(publisher);

            publisher.publish("a1", "a2", "a3").join();
            publisher.publish("a4").join();
            publisher.broker().reachable();
            await().until(() -> topic.contains("a4") && publisher.state().direct());

            assertThat(topic.stream().distinct()).containsExactly("a1", "a3", "a4");
            assertThat(publisher.state().spooledEvents()).isZero();
            assertThat(publisher.setAside()).isEqualTo(1);
        }
    }

    @Test
    void setsAsideEachRecordOfTheSpoolThatTheBrokerRefusesAsTooLarge() {
        try (PublisherInTests publisher = open()) {
            publisher.publish("a1", "a2", "b1").join();
            nextAnswers = false;
            publisher.broker().reachable();
            await().until(() -> !producers.isEmpty() && producer().acknowledgeNext());
            nextAnswers = true;
            tooLarge = "b1";
            await().until(() -> producer().failNext(new RecordTooLargeException("1 MiB")));
            awaitDirect(publisher);

            // Each producer that was refused something is given up, and the next one begins again.
            assertThat(topic).containsExactly("a1", "a1", "a1");
            assertThat(publisher.setAside()).isEqualTo(2);
        }
    }

    @Test
    void triesWhatWasSetAsideAgainWhenItStarts() {
        tooLarge = "a1";
        try (PublisherInTests publisher = open()) {
            publisher.publish("a1", "a2").join();
            publisher.broker().reachable();
            awaitDirect(publisher);
            assertThat(topic).containsExactly("a2");
        }
        try (PublisherInTests stillRefused = open()) {
            assertThat(stillRefused.state().spooledEvents()).isEqualTo(1);
            stillRefused.broker().reachable();
            awaitDirect(stillRefused);
            assertThat(stillRefused.setAside()).isEqualTo(1);
        }
        tooLarge = null;
        try (PublisherInTests publisher = open()) {
            publisher.broker().reachable();
            awaitDirect(publisher);

            assertThat(topic).containsExactly("a2", "a1");
            assertThat(publisher.setAside()).isZero();
        }
    }

    @Test
    void keepsTheSpoolAndTriesAgainWhenDrainingFails() {
        try (PublisherInTests publisher = open()) {
            publisher.publish("a1").join();
            publisher.publish("a2", "a3").join();
            nextAnswers = false;
            publisher.broker().reachable();
            await().until(() -> !producers.isEmpty() && producer().acknowledgeNext());
            ProducerInTests first = producer();
            nextAnswers = true;
            first.loseAnswer(new TimeoutException("late"));

            assertThat(first.isClosed()).as("closed within the callback").isTrue();
            await().until(() -> publisher.state().kafka().equals("TimeoutException"));
            assertThat(publisher.state().spooledEvents()).isEqualTo(3);
            publisher.broker().reachable();
            awaitDirect(publisher);

            assertThat(topic).containsExactly("a1", "a2", "a1", "a2", "a3");
        }
    }

    @Test
    void refusesWhatNeitherKafkaNorTheSpoolCanTake() {
        try (PublisherInTests publisher = open("max-bytes", "1048576", "segment-bytes", "65536")) {
            publisher.broker().unreachable("away");
            NotPublished.@Nullable Reason reason = null;
            for (int i = 0; reason == null && i < 100; i++) {
                CompletableFuture<Void> published = publisher.publish(List.of(incompressible(i)));
                reason = published
                        .handle((done, failure) ->
                                failure == null ? null : ((NotPublished) failure.getCause()).reason())
                        .join();
            }
            assertThat(reason).isEqualTo(NotPublished.Reason.UNACKNOWLEDGED);
            assertThat(publisher.state().trouble()).isEqualTo("the spool is full");
            nextAnswers = true;
            long held = publisher.state().spooledEvents();

            publisher.broker().reachable();
            awaitDirect(publisher);

            assertThat(topic).hasSize((int) held);
            publisher.publish("a1").join();
        }
    }

    @Test
    void takesNothingWhileATopicIsWronglyConfigured() {
        try (PublisherInTests publisher = open()) {
            publisher.broker().unusable("6 partitions");

            assertThat(reason(publisher.publish("a1"))).isEqualTo(NotPublished.Reason.UNACKNOWLEDGED);
            assertThat(publisher.state().trouble()).isEqualTo("6 partitions");
        }
    }

    @Test
    void spoolsWhatIsUnresolvedWhenItEndsAndTheNextProcessSendsIt() {
        PublisherInTests publisher = openDirect();
        CompletableFuture<Void> unresolved = publisher.publish("a1", "a2");
        publisher.close();

        assertThat(unresolved).isCompleted();
        assertThat(reason(publisher.publish("a3"))).isEqualTo(NotPublished.Reason.UNACKNOWLEDGED);
        try (PublisherInTests next = open()) {
            assertThat(next.state().spooledEvents()).isEqualTo(2);
            next.broker().reachable();
            awaitDirect(next);
            assertThat(topic).containsExactly("a1", "a2");
        }
    }

    @Test
    void refusesATakeoverThatComesTooLate() {
        assertThatThrownBy(() -> open("takeover-after", "2s"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ripen.ingest.spool.takeover-after=2000ms must be less than");
    }

    private PublisherInTests open(String... settings) {
        return new PublisherInTests(folder, this::newProducer, settings);
    }

    /** With a producer that answers when it is told to. */
    private PublisherInTests openDirect(String... settings) {
        PublisherInTests publisher = open(settings);
        publisher.broker().reachable();
        awaitDirect(publisher);
        producer().answers(false);
        return publisher;
    }

    private static void awaitDirect(PublisherInTests publisher) {
        await().until(() -> publisher.state().direct());
    }

    private ProducerInTests newProducer() {
        ProducerInTests producer = new ProducerInTests(topic, nextAnswers).refusesAsTooLarge(tooLarge);
        producers.addLast(producer);
        return producer;
    }

    private ProducerInTests producer() {
        return producers.getLast();
    }

    private static List<ProducerRecord<String, byte[]>> large() {
        return List.of(SpoolInTests.event(Topic.TOUCHPOINTS.topicName(), "a", "x".repeat(900_000)));
    }

    private static ProducerRecord<String, byte[]> incompressible(int seed) {
        return SpoolInTests.event(
                Topic.TOUCHPOINTS.topicName(),
                "a",
                new Random(seed)
                        .ints(100_000, ' ', '~')
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
    }
}
