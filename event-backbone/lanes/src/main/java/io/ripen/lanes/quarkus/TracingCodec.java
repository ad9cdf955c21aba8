package io.ripen.lanes.quarkus;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.ripen.contracts.CloudEventHeaders;
import io.ripen.lanes.OutgoingEvent;
import io.ripen.lanes.engine.OutgoingRecord;
import io.ripen.lanes.engine.RawRecord;
import io.ripen.lanes.engine.RecordCodec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives each event that has a trace a span of its own, a child of the span that caused it, so that one touchpoint's way
 * through all services is one trace. With tracing switched off the trace context is handed on unchanged.
 */
final class TracingCodec implements RecordCodec {
    private final RecordCodec codec;
    private final Tracer tracer;
    private final TextMapPropagator propagator;

    TracingCodec(RecordCodec codec, OpenTelemetry telemetry) {
        this.codec = codec;
        this.tracer = telemetry.getTracer("io.ripen.lanes");
        this.propagator = telemetry.getPropagators().getTextMapPropagator();
    }

    @Override
    public Decoded decode(RawRecord record) {
        return codec.decode(record);
    }

    @Override
    public OutgoingRecord encode(OutgoingEvent event) {
        String traceParent = event.traceParent();
        if (traceParent == null) {
            return codec.encode(event);
        }
        Context parent = propagator.extract(
                Context.root(), Map.of(CloudEventHeaders.TRACE_PARENT, traceParent), MapGetter.INSTANCE);
        Span span = tracer.spanBuilder("publish " + event.type().typeName())
                .setParent(parent)
                .setSpanKind(SpanKind.PRODUCER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.destination.name", event.type().topic().topicName())
                .startSpan();
        try {
            return codec.encode(withTraceParent(event, parent.with(span), traceParent));
        } finally {
            span.end();
        }
    }

    private OutgoingEvent withTraceParent(OutgoingEvent event, Context context, String traceParent) {
        Map<String, String> carrier = new HashMap<>();
        propagator.inject(context, carrier, (map, key, value) -> {
            if (map != null) {
                map.put(key, value);
            }
        });
        return new OutgoingEvent(
                event.type(),
                event.id(),
                event.source(),
                event.subject(),
                event.key(),
                event.sequence(),
                event.time(),
                event.data(),
                carrier.getOrDefault(CloudEventHeaders.TRACE_PARENT, traceParent));
    }

    private enum MapGetter implements TextMapGetter<Map<String, String>> {
        INSTANCE;

        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
            return List.copyOf(carrier.keySet());
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
            return carrier == null ? null : carrier.get(key);
        }
    }
}
