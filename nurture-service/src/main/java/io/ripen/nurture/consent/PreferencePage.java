package io.ripen.nurture.consent;

import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.nurture.domain.LeadNurture;
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
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** The page on which a person chooses what to allow, what to read about, and whether to be left alone for a while. */
@Path("/p/preferences/{token}")
@Produces(MediaType.TEXT_HTML)
@PermitAll
public final class PreferencePage {
    private static final Logger LOG = Logger.getLogger(PreferencePage.class);

    private final LinkTokens tokens;
    private final ConsentDesk desk;
    private final PreferenceStore store;
    private final PreferenceChoices choices;
    private final Pages pages;
    private final Clock clock;

    @Inject
    PreferencePage(
            LinkTokens tokens,
            ConsentDesk desk,
            PreferenceStore store,
            PreferenceChoices choices,
            Pages pages,
            Clock clock) {
        this.tokens = tokens;
        this.desk = desk;
        this.store = store;
        this.choices = choices;
        this.pages = pages;
        this.clock = clock;
    }

    /** Shows the form. */
    @GET
    @Operation(operationId = "showPreferences", summary = "The page to choose what to get")
    @SecurityRequirements
    @Extension(name = OpenPages.BECAUSE, value = OpenPages.A_SIGNED_LINK)
    public Uni<Response> show(@RestPath String token, @Context HttpHeaders headers) {
        return forLead(
                token,
                headers,
                (visit, lead) -> store.read(lead.leadId())
                        .map(preferences -> pages.preferences(
                                visit.language(),
                                choices.form(lead.consents(), preferences, visit.language(), clock.instant()))));
    }

    /** Takes what the person chose; what is not there is not chosen. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(operationId = "savePreferences", summary = "Takes what a person chose")
    @SecurityRequirements
    @Extension(name = OpenPages.BECAUSE, value = OpenPages.A_SIGNED_LINK)
    public Uni<Response> save(
            @RestPath String token,
            @RestForm("purpose") List<String> purposes,
            @RestForm("topic") List<String> topics,
            @RestForm("pause") String pause,
            @Context HttpHeaders headers) {
        return forLead(token, headers, (visit, lead) -> {
            Instant now = clock.instant();
            ConsentStatement said = new ConsentStatement(
                    "nurture-" + UUID.randomUUID(),
                    lead.leadId(),
                    visit.link(),
                    TouchpointType.CUSTOM,
                    "mail-preferences",
                    "preference-page",
                    choices.wording(visit.language()),
                    PreferenceChoices.changes(lead.consents(), purposes),
                    now);
            return desk.take(
                            said,
                            transaction -> store.read(transaction, lead.leadId())
                                    .chain(held -> store.write(
                                            transaction,
                                            lead.leadId(),
                                            choices.preferences(held, topics, pause, now),
                                            now)))
                    .map(stored -> pages.saved(visit.language()));
        });
    }

    private record Visit(SignedLink link, Locale language) {}

    private Uni<Response> forLead(
            String token, HttpHeaders headers, BiFunction<Visit, LeadNurture, Uni<Response>> answer) {
        Locale byBrowser = pages.language(null, headers);
        SignedLink link = tokens.read(LinkUse.PREFERENCES, token).orElse(null);
        if (link == null) {
            return Uni.createFrom().item(() -> pages.over(byBrowser));
        }
        return desk.recipient(link)
                .chain(found -> found.map(lead -> answer.apply(
                                new Visit(link, pages.language(lead.facts().locale(), headers)), lead))
                        .orElseGet(() -> Uni.createFrom().item(() -> pages.over(byBrowser))))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf(
                            "RIPEN-N-310 page could not be answered use=%s failure=%s",
                            LinkUse.PREFERENCES.id(), failure.getClass().getName());
                    return pages.trouble(byBrowser);
                });
    }
}
