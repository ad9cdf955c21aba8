package io.ripen.ingest.form;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.ripen.ingest.body.BodyReader;
import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.intake.Intake;
import io.ripen.ingest.intake.Protocol;
import io.ripen.ingest.intake.Submission;
import io.ripen.ingest.intake.Submitted;
import io.ripen.ingest.publishing.NotPublished;
import io.ripen.ingest.reading.ForeignTouchpoint;
import io.ripen.ingest.site.Admission;
import io.ripen.ingest.site.Gate;
import io.ripen.ingest.site.Proxies;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The target of plain HTML forms. A person is at the other end: every answer is a redirect to a page of the site or a
 * page that can be read.
 */
@Path("/v1/forms/{form}")
class FormResource {
    private final Gate gate;
    private final BodyReader bodies;
    private final Intake intake;
    private final FormReader reader;
    private final Proxies proxies;

    @Inject
    FormResource(Gate gate, BodyReader bodies, Intake intake, ForeignTouchpoint.Bounds bounds, Proxies proxies) {
        this.gate = gate;
        this.proxies = proxies;
        this.bodies = bodies;
        this.intake = intake;
        this.reader = new FormReader(bounds, () -> UUID.randomUUID().toString());
    }

    @POST
    @NonBlocking
    public Uni<Response> take(@Context RoutingContext context, @PathParam("form") String form) {
        if (!FormBody.isForm(context.request().getHeader("Content-Type"))) {
            return Uni.createFrom().item(FormAnswers.unreadable(415, "This is not sent as a form of a web page is."));
        }
        return Uni.createFrom()
                .completionStage(() -> bodies.read(context))
                .onItem()
                .transformToUni(body -> switch (FormBody.read(body)) {
                    case FormBody.Fields(List<Field> fields) -> take(context, form, fields);
                    case FormBody.Unreadable(String reason) ->
                        Uni.createFrom().item(FormAnswers.unreadable(400, reason));
                })
                .onFailure(HttpProblem.class)
                .recoverWithItem(problem -> FormAnswers.refused(problem))
                .onFailure(NotPublished.class)
                .recoverWithItem(failure -> FormAnswers.notStored());
    }

    private Uni<Response> take(RoutingContext context, String form, List<Field> fields) {
        String key = Gate.key(context);
        Admission admission = gate.admit(context, key == null ? FormReader.steering(fields, Control.WRITE_KEY) : key);
        gate.charge(context, admission, 1);
        String referrer = context.request().getHeader("Referer");
        String page = PageOfForm.of(
                referrer,
                proxies.scheme(context.request()) + "://" + context.request().authority());
        FormAnswers answers = new FormAnswers(admission.site(), fields, referrer, page);
        List<FieldProblem> problems = reader.problems(fields);
        if (!problems.isEmpty()) {
            return Uni.createFrom().item(answers.problems(problems));
        }
        Reading reading = reader.read(form, fields, new Submitter(visitorId(context), page));
        Submitted submitted = new Submitted(reading, () -> FormPayloads.payload(form, fields, reading));
        return Uni.createFrom()
                .completionStage(() -> intake.take(new Submission(Protocol.FORM, admission, List.of(submitted))))
                .map(decisions -> answers.decided(decisions.getFirst()));
    }

    private static @Nullable String visitorId(RoutingContext context) {
        Cookie cookie = context.request().getCookie(Control.VISITOR_COOKIE);
        return cookie == null ? null : cookie.getValue();
    }
}
