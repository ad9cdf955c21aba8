package io.ripen.nurture.consent;

import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.nurture.domain.LeadNurture;
import io.ripen.nurture.domain.consent.ConsentPurpose;
import io.ripen.nurture.domain.consent.ConsentStatus;
import io.ripen.nurture.link.LinkTokens;
import io.ripen.nurture.link.LinkUse;
import io.ripen.nurture.link.SignedLink;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * The pages to confirm a consent and to unsubscribe. A GET shows a form and changes nothing, so that programs that follow
 * every link of a mail do no harm; a POST counts, also one-click from a mail program (RFC 8058), whatever it holds.
 */
@Path("/p")
@Produces(MediaType.TEXT_HTML)
@PermitAll
public final class ConsentPages {
    private static final Logger LOG = Logger.getLogger(ConsentPages.class);

    private final LinkTokens tokens;
    private final ConsentDesk desk;
    private final Pages pages;
    private final Clock clock;

    @Inject
    ConsentPages(LinkTokens tokens, ConsentDesk desk, Pages pages, Clock clock) {
        this.tokens = tokens;
        this.desk = desk;
        this.pages = pages;
        this.clock = clock;
    }

    /** Shows the form of a double opt-in. */
    @GET
    @Path("/confirm/{token}")
    @Operation(operationId = "askToConfirm", summary = "The page to confirm a consent; changes nothing")
    @SecurityRequirements
    @Extension(name = OpenPages.BECAUSE, value = OpenPages.A_SIGNED_LINK)
    public Uni<Response> askToConfirm(@RestPath String token, @Context HttpHeaders headers) {
        return forLead(LinkUse.CONFIRM, token, headers, (lead, language) -> Optional.empty(), pages::confirm);
    }

    /** Confirms the consent. */
    @POST
    @Path("/confirm/{token}")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "confirm", summary = "Confirms the consent")
    @SecurityRequirements
    @Extension(name = OpenPages.BECAUSE, value = OpenPages.A_SIGNED_LINK)
    public Uni<Response> confirm(@RestPath String token, @Context HttpHeaders headers) {
        return forLead(
                LinkUse.CONFIRM,
                token,
                headers,
                (lead, language) -> Optional.of(new Words(
                        TouchpointType.CUSTOM,
                        "double-opt-in",
                        "double-opt-in",
                        ConsentStatus.CONFIRMED,
                        pages.confirmWording(language))),
                pages::confirmed);
    }

    /** Shows the form to unsubscribe. */
    @GET
    @Path("/unsubscribe/{token}")
    @Operation(operationId = "askToUnsubscribe", summary = "The page to unsubscribe; changes nothing")
    @SecurityRequirements
    @Extension(name = OpenPages.BECAUSE, value = OpenPages.A_SIGNED_LINK)
    public Uni<Response> askToUnsubscribe(@RestPath String token, @Context HttpHeaders headers) {
        return forLead(LinkUse.UNSUBSCRIBE, token, headers, (lead, language) -> Optional.empty(), pages::unsubscribe);
    }

    /** Unsubscribes. */
    @POST
    @Path("/unsubscribe/{token}")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "unsubscribe", summary = "Unsubscribes, also by one click of a mail program (RFC 8058)")
    @SecurityRequirements
    @Extension(name = OpenPages.BECAUSE, value = OpenPages.A_SIGNED_LINK)
    public Uni<Response> unsubscribe(@RestPath String token, @Context HttpHeaders headers) {
        return forLead(
                LinkUse.UNSUBSCRIBE,
                token,
                headers,
                (lead, language) -> Optional.of(new Words(
                        TouchpointType.UNSUBSCRIBE,
                        null,
                        "unsubscribe-page",
                        ConsentStatus.WITHDRAWN,
                        pages.unsubscribeWording(language))),
                pages::unsubscribed);
    }

    /** What sending a page says about the consent to be contacted by mail. */
    private record Words(
            TouchpointType type, @Nullable String name, String source, ConsentStatus status, Wording wording) {}

    private Uni<Response> forLead(
            LinkUse use,
            String token,
            HttpHeaders headers,
            BiFunction<LeadNurture, Locale, Optional<Words>> said,
            Function<Locale, Response> page) {
        Locale byBrowser = pages.language(null, headers);
        SignedLink link = tokens.read(use, token).orElse(null);
        if (link == null) {
            return Uni.createFrom().item(() -> pages.over(byBrowser));
        }
        return desk.recipient(link)
                .chain(found -> found.map(lead -> {
                            Locale language = pages.language(lead.facts().locale(), headers);
                            return said.apply(lead, language)
                                    .filter(words -> isNews(lead, words))
                                    .map(words -> desk.take(statement(lead, link, words)))
                                    .orElseGet(() -> Uni.createFrom().voidItem())
                                    .map(stored -> page.apply(language));
                        })
                        .orElseGet(() -> Uni.createFrom().item(() -> pages.over(byBrowser))))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf(
                            "RIPEN-N-310 page could not be answered use=%s failure=%s",
                            use.id(), failure.getClass().getName());
                    return pages.trouble(byBrowser);
                });
    }

    /** A page that is sent twice says nothing new; but what is known of a lead that goes on elsewhere may be out of date. */
    private static boolean isNews(LeadNurture lead, Words words) {
        return lead.merged() || lead.consents().isNews(ConsentPurpose.CONTACT_BY_MAIL, words.status());
    }

    private ConsentStatement statement(LeadNurture lead, SignedLink link, Words words) {
        return new ConsentStatement(
                "nurture-" + UUID.randomUUID(),
                lead.leadId(),
                link,
                words.type(),
                words.name(),
                words.source(),
                words.wording(),
                Map.of(ConsentPurpose.CONTACT_BY_MAIL, words.status()),
                clock.instant());
    }
}
