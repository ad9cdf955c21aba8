package io.ripen.contracts;

/**
 * Names of the Kafka record headers that carry an event's CloudEvents attributes.
 *
 * <p>Source: CloudEvents 1.0, Kafka Protocol Binding, section 3.2 (binary content mode); the sequence attribute follows
 * the CloudEvents "sequence" extension; {@code traceparent} is W3C Trace Context and carries no {@code ce_} prefix here
 * so that every tracer finds it. All values are UTF-8 text.
 */
public final class CloudEventHeaders {
    /** Deterministic id of the event; the same event published again has the same id. */
    public static final String ID = "ce_id";

    /** URI reference of the producer; {@link #SEQUENCE} counts per source and subject. */
    public static final String SOURCE = "ce_source";

    /** CloudEvents version, always {@link #SPEC_VERSION_1_0}. */
    public static final String SPEC_VERSION = "ce_specversion";

    /** Event type with its major version, one of {@link EventType}. */
    public static final String TYPE = "ce_type";

    /** When it happened, RFC 3339 in UTC. */
    public static final String TIME = "ce_time";

    /** The lead id, or the visitor key where no lead is known yet. */
    public static final String SUBJECT = "ce_subject";

    /** Exact schema revision of the data. */
    public static final String DATA_SCHEMA = "ce_dataschema";

    /** Decimal number, gapless and increasing from 1 per source and subject. */
    public static final String SEQUENCE = "ce_sequence";

    /** Media type of the record value, always {@link #JSON}. */
    public static final String CONTENT_TYPE = "content-type";

    /** W3C trace context of the request that caused the event. */
    public static final String TRACE_PARENT = "traceparent";

    /** The CloudEvents version that is written. */
    public static final String SPEC_VERSION_1_0 = "1.0";

    /** The media type that is written. */
    public static final String JSON = "application/json";

    private CloudEventHeaders() {}
}
