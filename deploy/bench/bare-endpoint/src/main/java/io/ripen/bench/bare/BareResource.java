package io.ripen.bench.bare;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Three ways of taking events, each doing more than the one before. */
@Path("/")
class BareResource {
    private static final String BARE_TOPIC = "bench.bare";
    private static final String PARSED_TOPIC = "bench.bare-parsing";

    private final BareProducer producer;
    private final EventJson json;

    @Inject
    BareResource(BareProducer producer, EventJson json) {
        this.producer = producer;
        this.json = json;
    }

    /** Takes the body and forgets it: what HTTP alone costs. */
    @POST
    @Path("null")
    @NonBlocking
    public Response nothing(byte[] body) {
        return Response.accepted().build();
    }

    /** The body as it is becomes one record without a key, whatever and however many events it holds. */
    @POST
    @Path("bare")
    @NonBlocking
    public Uni<Response> bare(byte[] body) {
        return answer(producer.send(List.of(new ProducerRecord<>(BARE_TOPIC, body))));
    }

    /** Each event of the body is read, checked for what it must have, and becomes one record keyed by its visitor. */
    @POST
    @Path("bare-parsing")
    @NonBlocking
    public Uni<Response> parsing(byte[] body) {
        return switch (json.read(body)) {
            case EventJson.Body.Events(List<Event> events) ->
                answer(producer.send(events.stream().map(this::toRecord).toList()));
            case EventJson.Body.Refused(String reason) ->
                Uni.createFrom()
                        .item(Response.status(Response.Status.BAD_REQUEST)
                                .entity(reason)
                                .build());
        };
    }

    private ProducerRecord<String, byte[]> toRecord(Event event) {
        return new ProducerRecord<>(PARSED_TOPIC, event.visitorId(), json.write(event));
    }

    private static Uni<Response> answer(CompletionStage<Void> acknowledged) {
        return Uni.createFrom()
                .completionStage(acknowledged)
                .map(done -> Response.accepted().build())
                .onFailure()
                .recoverWithItem(() ->
                        Response.status(Response.Status.SERVICE_UNAVAILABLE).build());
    }
}
