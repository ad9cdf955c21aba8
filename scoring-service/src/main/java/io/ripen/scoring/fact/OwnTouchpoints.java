package io.ripen.scoring.fact;

import io.ripen.contracts.EventType;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.lanes.json.CloudEventCodec;
import io.ripen.lanes.json.EventJson;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** Puts touchpoints that scoring makes itself where all others come from, so that they are kept and folded alike. */
@Singleton
public class OwnTouchpoints {
    private static final String SOURCE = "/ripen/scoring/facts";

    private final MutinyEmitter<byte[]> touchpoints;

    @Inject
    OwnTouchpoints(@Channel("own-touchpoints") MutinyEmitter<byte[]> touchpoints) {
        this.touchpoints = touchpoints;
    }

    /** Completes once Kafka has the touchpoint. Sent again with the same id it counts once. */
    public Uni<Void> send(TouchpointCaptured touchpoint) {
        RecordHeaders headers = new RecordHeaders();
        CloudEventCodec.headers(
                        EventType.TOUCHPOINT_CAPTURED,
                        touchpoint.touchpointId(),
                        SOURCE,
                        touchpoint.visitorKey(),
                        touchpoint.occurredAt(),
                        null)
                .forEach(header -> headers.add(header.name(), header.value().getBytes(StandardCharsets.UTF_8)));
        OutgoingKafkaRecordMetadata<String> record = OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(touchpoint.visitorKey())
                .withHeaders(headers)
                .build();
        return touchpoints.sendMessage(Message.of(EventJson.write(touchpoint), Metadata.of(record)));
    }
}
