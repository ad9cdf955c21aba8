package io.ripen.ingest.publishing;

import io.ripen.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * A producer whose answers come when the test says so. Like the real one it goes on with later records after one has
 * failed, until it is closed; then what is unanswered fails.
 */
final class ProducerInTests extends MockProducer<String, byte[]> {
    private static final Node NODE = new Node(0, "localhost", 1);

    private record Sent(ProducerRecord<String, byte[]> record, Callback callback) {}

    private final Queue<Sent> unanswered = new ConcurrentLinkedQueue<>();
    private final List<String> topic;
    private volatile boolean answers;
    private volatile boolean closed;
    private volatile @Nullable KafkaException refusal;
    private volatile @Nullable String largest;

    /**
     * Open and connected.
     *
     * @param topic where the values of acknowledged records go
     * @param answers whether it acknowledges at once
     */
    ProducerInTests(List<String> topic, boolean answers) {
        super(
                new Cluster(
                        "id",
                        List.of(NODE),
                        List.of(one(Topic.TOUCHPOINTS), one(Topic.TOUCHPOINTS_REJECTED)),
                        Set.of(),
                        Set.of()),
                true,
                new RoundRobinPartitioner(),
                new StringSerializer(),
                new ByteArraySerializer());
        this.topic = topic;
        this.answers = answers;
    }

    private static PartitionInfo one(Topic topic) {
        return new PartitionInfo(topic.topicName(), 0, NODE, new Node[] {NODE}, new Node[] {NODE});
    }

    void answers(boolean atOnce) {
        this.answers = atOnce;
    }

    void refuses(KafkaException with) {
        this.refusal = with;
    }

    /** The value of a record that is too large for it. */
    ProducerInTests refusesAsTooLarge(@Nullable String value) {
        this.largest = value;
        return this;
    }

    // Not synchronized as the fake's own is: a callback may wait for a lock that a sender has.
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    @Override
    public Future<RecordMetadata> send(ProducerRecord<String, byte[]> record, Callback callback) {
        KafkaException with = closed ? new KafkaException("closed") : refusal;
        if (with != null) {
            throw with;
        }
        if (new String(record.value(), StandardCharsets.UTF_8).equals(largest)) {
            // As the real one does, it says so at once and goes on.
            callback.onCompletion(null, new RecordTooLargeException("1 MiB"));
            return new CompletableFuture<>();
        }
        unanswered.add(new Sent(record, callback));
        if (answers) {
            acknowledgeNext();
        }
        return new CompletableFuture<>();
    }

    /** The topic has it, and says so; false if there is none. */
    boolean acknowledgeNext() {
        return answerNext(true, null);
    }

    /** The topic does not have it. */
    boolean failNext(KafkaException failure) {
        return answerNext(false, failure);
    }

    /** The topic has it, but says that it does not. */
    boolean loseAnswer(KafkaException failure) {
        return answerNext(true, failure);
    }

    private boolean answerNext(boolean stored, @Nullable KafkaException failure) {
        Sent next = unanswered.poll();
        if (next == null) {
            return false;
        }
        if (closed) {
            // It came in while it was closed: as little is sent of it as of the others.
            next.callback().onCompletion(null, new KafkaException("closed"));
            return true;
        }
        if (stored) {
            topic.add(new String(next.record().value(), StandardCharsets.UTF_8));
        }
        next.callback().onCompletion(null, failure);
        return true;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close(Duration timeout) {
        closed = true;
        while (failNext(new KafkaException("closed"))) {
            // Each was told.
        }
    }
}
