package io.ripen.ingest.maillink;

import io.ripen.ingest.maillink.MailLinkMetrics.Outcome;
import io.ripen.ingest.maillink.MailTokens.OpenedMail;
import io.ripen.ingest.maillink.MailTokens.TrackedLink;
import io.ripen.ingest.problem.ProblemCode;
import io.ripen.ingest.problem.Problems;
import io.ripen.ingest.site.Site;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Sends people on from the links of our mails, and answers the open pixel. Both write history and change nothing else: a
 * scanner that follows every link does no harm.
 */
@Path("/")
class MailLinkResource {
    private static final String CLICK = "click";
    private static final String OPEN = "open";

    private final MailTokens tokens;
    private final MailLinkSites sites;
    private final MailLinkIntake intake;
    private final MailLinkMetrics metrics;
    private final Duration patience;

    @Inject
    MailLinkResource(
            MailTokens tokens,
            MailLinkSites sites,
            MailLinkIntake intake,
            MailLinkMetrics metrics,
            MailLinkSettings settings) {
        this.tokens = tokens;
        this.sites = sites;
        this.intake = intake;
        this.metrics = metrics;
        this.patience = settings.patience();
    }

    /** Redirects to the signed target, whether or not the click could be stored in time. */
    @GET
    @Path("v1/c/{token}")
    @NonBlocking
    public Uni<Response> click(@PathParam("token") String token, @Context RoutingContext context) {
        requireKeys(tokens);
        Optional<TrackedLink> link = tokens.link(token);
        if (link.isEmpty()) {
            metrics.count(CLICK, Outcome.BAD_TOKEN);
            return Uni.createFrom().item(MailLinkAnswers.unknownLink());
        }
        Optional<Site> site = sites.of(link.get());
        Response redirect = MailLinkAnswers.redirect(location(link.get(), site));
        return outcome(context, link.get(), site).map(outcome -> {
            metrics.count(CLICK, outcome);
            return redirect;
        });
    }

    /** Shows a scanner where the link leads, and records nothing. */
    @HEAD
    @Path("v1/c/{token}")
    @NonBlocking
    public Response look(@PathParam("token") String token) {
        requireKeys(tokens);
        return tokens.link(token)
                .map(link -> MailLinkAnswers.redirect(URI.create(link.target().toASCIIString())))
                .orElseGet(MailLinkAnswers::unknownLink);
    }

    /** Answers with the picture in any case: 200, or 503 if we know the mail and could not store that it was opened. */
    @GET
    @Path("v1/o/{file}")
    @NonBlocking
    public Uni<Response> open(@PathParam("file") String file, @Context RoutingContext context) {
        requireKeys(tokens);
        return outcome(context, tokens.opened(token(file))).map(outcome -> {
            metrics.count(OPEN, outcome);
            return MailLinkAnswers.pixel(outcome == Outcome.LOST);
        });
    }

    /** The picture's head, and nothing is recorded. */
    @HEAD
    @Path("v1/o/{file}")
    @NonBlocking
    public Response lookAtPixel(@PathParam("file") String file) {
        requireKeys(tokens);
        return MailLinkAnswers.pixel(false);
    }

    static void requireKeys(MailTokens tokens) {
        if (!tokens.isConfigured()) {
            throw Problems.problem(
                    ProblemCode.NOT_CONFIGURED,
                    "Mail links need ripen.mail-links.keys, the same as nurture-service has.");
        }
    }

    /** A page of the site learns who comes; nobody else does. */
    private URI location(TrackedLink link, Optional<Site> site) {
        boolean own = site.filter(found -> found.allows(VisitParameter.origin(link.target())))
                .isPresent();
        return own
                ? VisitParameter.added(link.target(), tokens.visit(link.mail()))
                : URI.create(link.target().toASCIIString());
    }

    private Uni<Outcome> outcome(RoutingContext context, TrackedLink link, Optional<Site> site) {
        if (site.isEmpty()) {
            return Uni.createFrom().item(Outcome.NO_SITE);
        }
        return Uni.createFrom()
                .completionStage(() -> intake.take(context, site.get(), link.mail(), link.target()))
                .ifNoItem()
                .after(patience)
                .recoverWithItem(Outcome.LATE);
    }

    private Uni<Outcome> outcome(RoutingContext context, Optional<OpenedMail> mail) {
        if (mail.isEmpty()) {
            return Uni.createFrom().item(Outcome.BAD_TOKEN);
        }
        return sites.of(mail.get())
                .map(site -> Uni.createFrom()
                        .completionStage(
                                () -> intake.take(context, site, mail.get().mail(), null)))
                .orElseGet(() -> Uni.createFrom().item(Outcome.NO_SITE));
    }

    private static String token(String file) {
        return file.endsWith(".gif") ? file.substring(0, file.length() - ".gif".length()) : file;
    }
}
