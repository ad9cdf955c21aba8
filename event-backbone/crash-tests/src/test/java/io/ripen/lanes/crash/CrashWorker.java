package io.ripen.lanes.crash;

import io.ripen.contracts.Topic;
import io.ripen.lanes.LaneId;
import io.ripen.lanes.engine.DeadLetter;
import io.ripen.lanes.engine.DeadLetterTopics;
import io.ripen.lanes.engine.Lane;
import io.ripen.lanes.engine.LaneObserver;
import io.ripen.lanes.engine.LanePorts;
import io.ripen.lanes.engine.LaneScheduler;
import io.ripen.lanes.engine.LaneSettings;
import io.ripen.lanes.engine.LaneTurns;
import io.ripen.lanes.engine.RawRecord;
import io.ripen.lanes.json.CloudEventCodec;
import io.ripen.lanes.kafka.KafkaLanePublisher;
import io.ripen.lanes.kafka.KafkaTopicInspector;
import io.ripen.lanes.postgres.PgFailureClassifier;
import io.ripen.lanes.postgres.PgLaneStore;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A process with one lane on a real broker and a real database, fed by a plain consumer loop: what a test kills. Says
 * what it does on standard output, one line each.
 *
 * <p>Arguments: broker, database port, database name, halt point, batches before the halt.
 */
public final class CrashWorker {
    private static final LaneSettings SETTINGS = new LaneSettings(
            50,
            100_000,
            100_000,
            Duration.ZERO,
            10,
            10,
            Duration.ofMillis(50),
            Duration.ofMillis(500),
            3,
            100,
            900_000);

    private final Map<String, Object> kafka;
    private final Pool pool;
    private final Halt halt;
    private final Admin admin;
    private final KafkaConsumer<String, byte[]> consumer;
    private final ExecutorService blocking = Executors.newCachedThreadPool();
    private final LaneTurns turns = new LaneTurns(1, Duration.ZERO, Clock.systemUTC());
    private final Map<Integer, Lane<SqlConnection>> lanes = new HashMap<>();

    private CrashWorker(String broker, int databasePort, String database, Halt halt) {
        this.kafka = Map.of("bootstrap.servers", broker);
        this.halt = halt;
        this.admin = Admin.create(kafka);
        this.pool = pool(databasePort, database);
        Properties settings = new Properties();
        settings.putAll(kafka);
        settings.put("group.id", "ripen.worker");
        settings.put("enable.auto.commit", "false");
        settings.put("auto.offset.reset", "earliest");
        settings.put("session.timeout.ms", "2000");
        settings.put("heartbeat.interval.ms", "400");
        settings.put("max.poll.records", "50");
        this.consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** Runs until it is killed. */
    public static void main(String[] arguments) {
        Halt halt = new Halt(HaltPoint.valueOf(arguments[3]), Integer.parseInt(arguments[4]));
        new CrashWorker(arguments[0], Integer.parseInt(arguments[1]), arguments[2], halt).run();
    }

    static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private static Pool pool(int port, String name) {
        PgConnectOptions options = new PgConnectOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setDatabase(name)
                .setUser(name)
                .setPassword(name);
        options.addProperty("statement_timeout", "5000");
        options.addProperty("idle_in_transaction_session_timeout", "30000");
        options.setConnectTimeout(2_000);
        return Pool.newInstance(
                io.vertx.sqlclient.Pool.pool(Vertx.vertx().getDelegate(), options, new PoolOptions().setMaxSize(4)));
    }

    private void run() {
        consumer.subscribe(List.of(Topic.SALES_FEEDBACK.topicName()), new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> places) {
                places.forEach(CrashWorker.this::assign);
                say("ASSIGNED " + places.size());
            }

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> places) {
                places.forEach(place -> lanes.remove(place.partition()).release());
                say("REVOKED " + places.size());
            }
        });
        say("STARTED");
        CompletableFuture<Void> inFlight = CompletableFuture.completedFuture(null);
        while (true) {
            var batch = consumer.poll(Duration.ofMillis(50));
            if (!batch.isEmpty()) {
                consumer.pause(consumer.assignment());
                inFlight = deliver(batch.partitions().stream()
                        .map(place -> new Part(
                                place,
                                batch.records(place).stream()
                                        .map(CrashWorker::raw)
                                        .toList()))
                        .toList());
            }
            if (inFlight.isDone()) {
                consumer.resume(consumer.paused());
            }
        }
    }

    private record Part(TopicPartition place, List<RawRecord> records) {}

    private CompletableFuture<Void> deliver(List<Part> parts) {
        List<CompletableFuture<Void>> deliveries = new ArrayList<>();
        for (Part part : parts) {
            Lane<SqlConnection> lane = lanes.get(part.place().partition());
            if (lane != null) {
                deliveries.add(lane.deliver(part.records()).subscribeAsCompletionStage());
            }
        }
        return CompletableFuture.allOf(deliveries.toArray(CompletableFuture[]::new));
    }

    private static RawRecord raw(org.apache.kafka.clients.consumer.ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return new RawRecord(
                record.topic(), record.offset(), record.timestamp(), record.key(), headers, record.value());
    }

    private void assign(TopicPartition place) {
        Lane<SqlConnection> lane = lane(new LaneId("worker", place.partition()));
        lanes.put(place.partition(), lane);
        Map<String, Long> offsets = lane.assign().subscribeAsCompletionStage().join();
        offsets.forEach((topic, offset) -> consumer.seek(place, offset));
    }

    private Lane<SqlConnection> lane(LaneId id) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        settings.put("max.in.flight.requests.per.connection", 1);
        settings.put("delivery.timeout.ms", Integer.MAX_VALUE);
        return new Lane<>(
                id,
                List.of(Topic.SALES_FEEDBACK.topicName()),
                new LanePorts<>(
                        new HaltingStore<>(new PgLaneStore(pool, Duration.ofSeconds(2)), halt),
                        new HaltingPublisher(
                                new KafkaLanePublisher(
                                        () -> new KafkaProducer<>(
                                                settings, new StringSerializer(), new ByteArraySerializer()),
                                        blocking),
                                halt),
                        new KafkaTopicInspector(admin),
                        new CloudEventCodec(),
                        new SummingHandler(),
                        new DeadLetterTopics("worker", id.partition()),
                        new PgFailureClassifier(),
                        turns,
                        new Steps(),
                        Clock.systemUTC(),
                        new Saying()),
                SETTINGS);
    }

    private static final class Steps implements LaneScheduler {
        private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

        @Override
        public void execute(Runnable step) {
            thread.execute(step);
        }

        @Override
        public void schedule(Duration delay, Runnable step) {
            var unused = thread.schedule(step, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static final class Saying implements LaneObserver {
        @Override
        public void acquired(LaneId lane, long epoch, int pending) {
            say("ACQUIRED epoch=" + epoch + " pending=" + pending);
        }

        @Override
        public void committed(LaneId lane, BatchReport report) {
            say("COMMITTED records=" + report.records() + " duplicates=" + report.duplicates());
        }

        @Override
        public void published(LaneId lane, int records, Duration took) {
            say("PUBLISHED " + records);
        }

        @Override
        public void retrying(LaneId lane, String step, Throwable failure, Duration pause) {
            say("RETRYING " + step + " " + failure);
        }

        @Override
        public void gaveUp(LaneId lane, DeadLetter letter) {
            say("GAVE-UP " + letter.offset() + " " + letter.reason());
        }

        @Override
        public void fenced(LaneId lane, long ownEpoch) {
            say("FENCED " + ownEpoch);
        }

        @Override
        public void stopped(LaneId lane, String reason) {
            say("STOPPED " + reason);
        }

        @Override
        public void released(LaneId lane) {
            say("RELEASED");
        }
    }
}
