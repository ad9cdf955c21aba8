package io.ripen.bench.streams;

import io.ripen.contracts.Topic;
import io.ripen.scoring.domain.lead.LeadScoring;
import io.ripen.scoring.fact.MailboxProviders;
import io.ripen.scoring.model.ModelFile;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Touchpoints become scores, exactly once: dedupe by id, identity, a topic keyed by lead, fold, score.changed with its
 * receipt, a topic keyed by account, roll-up, account.score.changed with its receipt. Everything that decides is
 * scoring's domain code; what is kept is in RocksDB and its changelog topics.
 *
 * <p>It does less than scoring-service: a mail address gives its lead's id by a hash instead of a directory that people
 * can correct, and it knows neither commands, merges, erasure, lists of leads nor changes of the model.
 */
public final class StreamsContender {
    /** Its application id and consumer group. */
    public static final String APPLICATION = "bench-streams";

    private static final String ACTIVITIES = "bench.activities";
    private static final String ACCOUNT_ACTIVITIES = "bench.account-activities";

    /** The topics between its stages, which must exist before it starts. */
    public static final List<String> TOPICS = List.of(ACTIVITIES, ACCOUNT_ACTIVITIES);

    private static final Duration QUIET_PERIOD = Duration.ofMinutes(10);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(20);

    private StreamsContender() {}

    /** Runs until the process is ended. Arguments: the broker, the folder for state, and the scoring model. */
    public static void main(String[] arguments) throws InterruptedException {
        LeadScoring scoring = new LeadScoring(ModelFile.load(arguments[2]), QUIET_PERIOD);
        KafkaStreams streams = new KafkaStreams(
                topology(scoring, MailboxProviders.shipped()::isBusiness, Stores::persistentKeyValueStore),
                settings(arguments[0], arguments[1]));
        CountDownLatch ended = new CountDownLatch(1);
        streams.setUncaughtExceptionHandler(failure -> {
            failure.printStackTrace();
            ended.countDown();
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        Runtime.getRuntime().addShutdownHook(new Thread(() -> streams.close(CLOSE_LIMIT)));
        streams.start();
        ended.await();
    }

    /** Two threads for two cores; the client settings are those of scoring's lanes, the rest is Kafka's default. */
    static Properties settings(String bootstrapServers, String folder) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, folder);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 2);
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 64L * 1024 * 1024);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 2000);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MIN_BYTES_CONFIG), 65_536);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), 20);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 128 * 1024);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        return settings;
    }

    /**
     * The topology.
     *
     * @param business whether a mail domain is a company's own
     * @param kind makes a store of this name
     */
    static Topology topology(
            LeadScoring scoring, Predicate<String> business, Function<String, KeyValueBytesStoreSupplier> kind) {
        return new Topology()
                .addSource(
                        "touchpoints",
                        new StringDeserializer(),
                        new ByteArrayDeserializer(),
                        Topic.TOUCHPOINTS.topicName())
                .addProcessor("identity", IdentityProcessor::new, "touchpoints")
                .addStateStore(written(kind, IdentityProcessor.SEEN), "identity")
                .addStateStore(written(kind, IdentityProcessor.EARLIER), "identity")
                .addStateStore(rewritten(kind, IdentityProcessor.VISITORS), "identity")
                .addSink("to-leads", ACTIVITIES, new StringSerializer(), new ByteArraySerializer(), "identity")
                .addSource("activities", new StringDeserializer(), new ByteArrayDeserializer(), ACTIVITIES)
                .addProcessor("score", () -> new ScoreProcessor(scoring, business), "activities")
                .addStateStore(rewritten(kind, ScoreProcessor.LEADS), "score")
                .addStateStore(written(kind, ScoreProcessor.HISTORY), "score")
                .addStateStore(rewritten(kind, ScoreProcessor.TIMERS), "score")
                .addSink(
                        ScoreProcessor.SCORES,
                        Topic.LEAD_SCORES.topicName(),
                        new StringSerializer(),
                        new ByteArraySerializer(),
                        "score")
                .addSink(
                        ScoreProcessor.TO_ACCOUNTS,
                        ACCOUNT_ACTIVITIES,
                        new StringSerializer(),
                        new ByteArraySerializer(),
                        "score")
                .addSource(
                        "account-activities", new StringDeserializer(), new ByteArrayDeserializer(), ACCOUNT_ACTIVITIES)
                .addProcessor("account", () -> new AccountProcessor(scoring.model()), "account-activities")
                .addStateStore(rewritten(kind, AccountProcessor.ACCOUNTS), "account")
                .addSink(
                        "account-scores",
                        Topic.ACCOUNT_SCORES.topicName(),
                        new StringSerializer(),
                        new ByteArraySerializer(),
                        "account");
    }

    /** A store whose entries are written once: a cache would only hold them up. */
    private static StoreBuilder<KeyValueStore<String, byte[]>> written(
            Function<String, KeyValueBytesStoreSupplier> kind, String name) {
        return Stores.keyValueStoreBuilder(kind.apply(name), Serdes.String(), Serdes.ByteArray());
    }

    /** A store whose entries are written again and again: the cache takes them until the next commit. */
    private static StoreBuilder<KeyValueStore<String, byte[]>> rewritten(
            Function<String, KeyValueBytesStoreSupplier> kind, String name) {
        return written(kind, name).withCachingEnabled();
    }
}
