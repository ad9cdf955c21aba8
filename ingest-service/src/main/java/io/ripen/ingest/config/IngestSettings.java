package io.ripen.ingest.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Limits and time-outs of ingest. A value out of its bounds is refused at start. */
@ConfigMapping(prefix = "ripen.ingest")
public interface IngestSettings {

    /** Largest request body once inflated, in bytes. SDKs drop what is refused as too large. */
    @WithDefault("2097152")
    @Min(1024)
    @Max(16_777_216)
    int maxBodyBytes();

    /** Most bytes of bodies that are being read at one time; beyond it requests get a 503. */
    @WithDefault("67108864")
    @Min(16_777_216)
    @Max(4_294_967_296L)
    long maxReadingBytes();

    /** How long a client may take to send a body. */
    @WithDefault("20s")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 5)
    Duration bodyTimeout();

    /** Most events of one request. */
    @WithDefault("1000")
    @Min(1)
    @Max(10_000)
    int maxEvents();

    /**
     * Most events of one request of an SDK of Segment, RudderStack or Snowplow, and of a mail provider's webhook, without
     * those that tell nothing about a person; all of these bound their batches by bytes.
     */
    @WithDefault("5000")
    @Min(1)
    @Max(50_000)
    int maxSdkEvents();

    /**
     * Largest single event, in bytes, as it is sent and as it is stored, where ingest may add 16 KiB. Small enough that Kafka
     * takes it however much its rejection is escaped.
     */
    @WithDefault("65536")
    @Min(1024)
    @Max(131_072)
    int maxEventBytes();

    /** Most consents of one event. */
    @WithDefault("20")
    @Min(1)
    @Max(100)
    int maxConsents();

    /** Most custom properties of one event. */
    @WithDefault("100")
    @Min(1)
    @Max(1000)
    int maxProperties();

    /** How long before its receipt a touchpoint may have happened. */
    @WithDefault("400d")
    @DurationMin(days = 1)
    @DurationMax(days = 3650)
    Duration maxAge();

    /** How long Kafka may take to acknowledge; under 4 s, because Snowplow's clients give up at 5 s. */
    @WithDefault("3500ms")
    @DurationMin(millis = 500)
    @DurationMax(millis = 3900)
    Duration ackTimeout();

    /** How long a record may wait for others before it is sent. */
    @WithDefault("5ms")
    @DurationMin(millis = 0)
    @DurationMax(millis = 100)
    Duration linger();

    /**
     * Most bytes of records that wait for Kafka's acknowledgement at one time; beyond it requests get a 503. A request
     * that is larger passes when it comes alone, up to eight times max-body-bytes; beyond both it gets a 413.
     */
    @WithDefault("33554432")
    @Min(1_048_576)
    @Max(1_073_741_824)
    long maxInFlightBytes();

    /** What a 503 tells the client to wait. */
    @WithDefault("2s")
    @DurationMin(seconds = 1)
    @DurationMax(seconds = 300)
    Duration retryAfter();

    /** How often the broker is asked whether every partition has a leader; readiness follows. */
    @WithDefault("2s")
    @DurationMin(millis = 200)
    @DurationMax(seconds = 60)
    Duration checkInterval();
}
