package io.ripen.lanes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The CloudEvents attributes of a received event.
 *
 * @param id deterministic id
 * @param source the producer; sequences count per source and subject
 * @param type the {@code ce_type}
 * @param subject lead id or visitor key
 * @param time when it happened
 * @param sequence place in the order of its source and subject, from 1; absent where the source does not count
 * @param traceParent W3C trace context of the request that caused it
 */
public record EventEnvelope(
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        @Nullable Long sequence,
        @Nullable String traceParent) {}
