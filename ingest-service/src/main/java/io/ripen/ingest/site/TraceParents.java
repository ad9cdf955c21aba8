package io.ripen.ingest.site;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the trace context that events hand on: the current span's, else the one the client sent. */
final class TraceParents {
    private static final String HEADER = "traceparent";
    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

    private TraceParents() {}

    /** A valid {@code traceparent}; null if there is neither a span nor a valid header. */
    static @Nullable String of(HttpServerRequest request) {
        Context context = Context.current();
        if (!Span.fromContext(context).getSpanContext().isValid()) {
            if (request.getHeader(HEADER) == null) {
                return null;
            }
            context = W3C.extract(Context.root(), request, Headers.INSTANCE);
        }
        Map<String, String> carrier = new HashMap<>();
        W3C.inject(context, carrier, (headers, name, value) -> {
            if (headers != null) {
                headers.put(name, value);
            }
        });
        return carrier.get(HEADER);
    }

    private enum Headers implements TextMapGetter<HttpServerRequest> {
        INSTANCE;

        @Override
        public Iterable<String> keys(HttpServerRequest request) {
            return request.headers().names();
        }

        @Override
        public @Nullable String get(@Nullable HttpServerRequest request, String name) {
            return request == null ? null : request.getHeader(name);
        }
    }
}
