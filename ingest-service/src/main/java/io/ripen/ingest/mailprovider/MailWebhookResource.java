package io.ripen.ingest.mailprovider;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.ripen.ingest.body.BodyReader;
import io.ripen.ingest.problem.ProblemCode;
import io.ripen.ingest.problem.Problems;
import io.ripen.ingest.site.Site;
import io.ripen.ingest.site.SitesInForce;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;

/**
 * Takes webhooks of mail providers. There is no write key: what the provider signed or was given is the key. The answer is
 * 200 whatever became of the events, because Mailgun repeats everything else.
 */
@Path("/v1/webhooks")
class MailWebhookResource {
    private static final Duration AGAIN = Duration.ofSeconds(30);

    private final SitesInForce sites;
    private final BodyReader bodies;
    private final WebhookGate gate;
    private final WebhookIntake intake;
    private final WebhookRefusals refusals;
    private final Clock clock;

    @Inject
    MailWebhookResource(
            SitesInForce sites,
            BodyReader bodies,
            WebhookGate gate,
            WebhookIntake intake,
            WebhookRefusals refusals,
            Clock clock) {
        this.sites = sites;
        this.bodies = bodies;
        this.gate = gate;
        this.intake = intake;
        this.refusals = refusals;
        this.clock = clock;
    }

    @POST
    @Path("{provider}/{site}")
    @NonBlocking
    public Uni<Response> take(
            @PathParam("provider") String providerName,
            @PathParam("site") String siteId,
            @Context RoutingContext context) {
        MailProvider provider = MailProvider.named(providerName)
                .orElseThrow(() -> Problems.problem(
                        ProblemCode.UNKNOWN_PROVIDER, "Known providers are " + MailProvider.pathNames() + "."));
        Site site = configured(provider, siteId);
        return Uni.createFrom()
                .completionStage(() -> bodies.read(context))
                .map(body -> new WebhookCall(body, context.request()::getHeader, clock.instant()))
                .onItem()
                .transformToUni(call -> Uni.createFrom()
                        .completionStage(() -> gate.check(provider, call, site.webhooks()))
                        .onItem()
                        .transformToUni(
                                verdict -> answer(verdict, new WebhookIntake.Webhook(provider, site, call), context)));
    }

    private Uni<Response> answer(Verdict verdict, WebhookIntake.Webhook webhook, RoutingContext context) {
        return switch (verdict) {
            case Verdict.Genuine ignored ->
                Uni.createFrom()
                        .completionStage(() -> intake.take(webhook, context))
                        .onFailure()
                        .invoke(failure -> refusals.count(
                                webhook.provider(), webhook.site().id(), failure))
                        .map(answer -> Response.ok(answer, MediaType.APPLICATION_JSON_TYPE)
                                .build());
            case Verdict.Forged(String detail) -> Uni.createFrom().failure(forged(webhook.provider(), detail));
            case Verdict.Undecided(String detail) ->
                Uni.createFrom().failure(Problems.passing(ProblemCode.SIGNATURE_UNDECIDED, AGAIN, detail));
        };
    }

    /** RFC 9110, section 11.6.1 wants a challenge. */
    private static HttpProblem forged(MailProvider provider, String detail) {
        HttpProblem problem = Problems.problem(ProblemCode.WRONG_SIGNATURE, detail);
        return provider == MailProvider.POSTMARK
                ? HttpProblem.builder(problem)
                        .withHeader("WWW-Authenticate", "Basic realm=\"ripen\"")
                        .build()
                : problem;
    }

    private Site configured(MailProvider provider, String siteId) {
        Site site = sites.now().site(siteId);
        if (site == null) {
            throw Problems.problem(ProblemCode.UNKNOWN_SITE, "The sites file has no site of this id.");
        }
        if (!WebhookGate.isConfigured(provider, site.webhooks())) {
            throw Problems.problem(
                    ProblemCode.NOT_CONFIGURED,
                    "Add webhooks." + provider.pathName() + " with " + WebhookGate.needs(provider)
                            + " to this site in the sites file.");
        }
        return site;
    }
}
