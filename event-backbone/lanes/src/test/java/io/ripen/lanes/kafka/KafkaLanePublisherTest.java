package io.ripen.lanes.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.lanes.engine.OutgoingRecord;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class KafkaLanePublisherTest {
    private static final List<OutgoingRecord> RECORDS = List.of(record("7"), record("8"), record("9"));

    private final Queue<Runnable> work = new ArrayDeque<>();
    private final List<MockProducer<String, byte[]>> producers = new ArrayList<>();

    @Test
    void completesWithTheLastAcknowledgement() {
        UniAssertSubscriber<Void> published = publish(publisher(false));

        producers.getFirst().completeNext();
        producers.getFirst().completeNext();
        published.assertNotTerminated();
        producers.getFirst().completeNext();
        published.assertCompleted();
    }

    @Test
    void sendsNothingOnceARecordHasFailed() {
        UniAssertSubscriber<Void> published = publish(publisher(true));

        published.assertFailedWith(RecordTooLargeException.class);
        assertThat(producers.getFirst().history()).hasSize(1);
    }

    @Test
    void endsTheProducerBeforeAnybodyHearsOfTheFailure() {
        KafkaLanePublisher publisher = publisher(false);
        boolean[] closed = new boolean[1];
        publisher
                .publish(RECORDS)
                .subscribe()
                .with(done -> {}, failure -> closed[0] = producers.getFirst().closed());
        runWork();

        producers.getFirst().errorNext(new RecordTooLargeException("refused"));

        assertThat(closed[0]).isTrue();
    }

    @Test
    void anOldFailureLeavesTheNextProducerAlone() {
        KafkaLanePublisher publisher = publisher(false);
        publish(publisher);
        producers.getFirst().errorNext(new RecordTooLargeException("refused"));
        publish(publisher);

        producers.getFirst().errorNext(new RecordTooLargeException("refused as well"));

        assertThat(producers).hasSize(2);
        assertThat(producers.getLast().closed()).isFalse();
    }

    private KafkaLanePublisher publisher(boolean refusesAtOnce) {
        return new KafkaLanePublisher(
                () -> {
                    producers.add(new KafkasProducer(refusesAtOnce));
                    return producers.getLast();
                },
                work::add);
    }

    private UniAssertSubscriber<Void> publish(KafkaLanePublisher publisher) {
        UniAssertSubscriber<Void> published =
                publisher.publish(RECORDS).subscribe().withSubscriber(UniAssertSubscriber.create());
        runWork();
        return published;
    }

    private void runWork() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    private static OutgoingRecord record(String value) {
        return new OutgoingRecord("ripen.lead-stages.v1", "lead", List.of(), new byte[] {(byte) value.charAt(0)});
    }

    /** Kafka's own test producer; one that refuses at once answers before the next record is sent. */
    private static final class KafkasProducer extends MockProducer<String, byte[]> {
        private final boolean refusesAtOnce;

        KafkasProducer(boolean refusesAtOnce) {
            super(false, null, new StringSerializer(), new ByteArraySerializer());
            this.refusesAtOnce = refusesAtOnce;
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> record, Callback callback) {
            Future<RecordMetadata> sent = super.send(record, callback);
            if (refusesAtOnce) {
                errorNext(new RecordTooLargeException("refused"));
            }
            return sent;
        }
    }
}
