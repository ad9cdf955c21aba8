package io.ripen.scoring.privacy;

import io.ripen.contracts.lead.ConsentGrant;
import io.ripen.scoring.command.LeadAnswer;
import io.ripen.scoring.command.LeadCommand;
import io.ripen.scoring.command.LeadDesk;
import io.ripen.scoring.contract.ScoreWriter;
import io.ripen.scoring.domain.touchpoint.ConsentPurpose;
import io.ripen.scoring.domain.touchpoint.ConsentStatus;
import io.ripen.scoring.http.Parameters;
import io.ripen.scoring.http.Problems;
import io.ripen.scoring.http.Roles;
import io.ripen.scoring.lead.LeadReads;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a person has agreed to. */
@Path("/v1/leads")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "privacy", description = "Consent, erasure and export")
class ConsentResource {
    private static final int MOST_CHARACTERS = 256;
    private static final List<ConsentStatus> SETTABLE =
            List.of(ConsentStatus.GRANTED, ConsentStatus.CONFIRMED, ConsentStatus.WITHDRAWN);

    private final LeadDesk desk;
    private final LeadReads leads;
    private final Clock clock;

    @Inject
    ConsentResource(LeadDesk desk, LeadReads leads, Clock clock) {
        this.desk = desk;
        this.leads = leads;
        this.clock = clock;
    }

    /**
     * What the person said.
     *
     * @param status {@code granted}, {@code confirmed} or {@code withdrawn}
     * @param at when the person said it, RFC 3339; now if absent
     * @param source where it was said: the proof is to be found there
     * @param textVersion version of the text that the person agreed to
     */
    public record Said(
            @Schema(examples = "withdrawn") @Nullable String status,

            @Schema(examples = "2026-03-16T09:41:07Z") @Nullable
            String at,

            @Schema(examples = "phone call of 16 March") @Nullable
            String source,

            @Schema(examples = "2026-01") @Nullable String textVersion) {}

    /**
     * What holds for a lead.
     *
     * @param leadId the lead, or the survivor it was merged into
     * @param consents the consent that holds, per purpose
     */
    public record Consents(String leadId, List<ConsentGrant> consents) {
        /** Copies the list. */
        public Consents {
            consents = List.copyOf(consents);
        }
    }

    @GET
    @Path("{id}/consents")
    @RolesAllowed({Roles.PRIVACY, Roles.MARKETER, Roles.SALES})
    @Operation(operationId = "getConsents", summary = "What the person has agreed to, per purpose")
    @APIResponse(responseCode = "200", description = "The consents")
    @APIResponse(responseCode = "404", description = "lead-unknown")
    @APIResponse(responseCode = "409", description = "merge-under-way: ask again in a moment")
    @APIResponse(responseCode = "410", description = "lead-erased")
    public Uni<Consents> consents(@Parameter(description = "The lead") @PathParam("id") String id) {
        return desk.holder(Parameters.leadId(id))
                .flatMap(leads::lead)
                .map(found -> found.orElseThrow(Problems::leadUnknown))
                .map(lead -> new Consents(
                        lead.id(), ScoreWriter.profile(lead.folded()).consents()));
    }

    @PUT
    @Path("{id}/consents/{purpose}")
    @RolesAllowed({Roles.PRIVACY, Roles.MARKETER})
    @Operation(
            operationId = "setConsent",
            summary = "Record that a person gave, confirmed or withdrew a consent; of two the later holds")
    @APIResponse(responseCode = "200", description = "Recorded; the lead's score as it is now")
    @APIResponse(responseCode = "400", description = "invalid-body, invalid-parameter")
    @APIResponse(responseCode = "404", description = "lead-unknown")
    @APIResponse(
            responseCode = "409",
            description =
                    "merge-under-way: nothing was done, ask again in a moment; idempotency-key-reused: something else was asked with this key")
    @APIResponse(responseCode = "410", description = "lead-erased")
    @APIResponse(
            responseCode = "500",
            description = "command-failed: it is given up and the log says why; ask again with another key")
    @APIResponse(
            responseCode = "503",
            description = "answer-late: it is stored and will be carried out; ask again with the same key",
            headers =
                    @Header(name = "Retry-After", description = "Seconds", schema = @Schema(type = SchemaType.INTEGER)))
    public Uni<LeadAnswer> set(
            @Parameter(description = "The lead") @PathParam("id") String id,
            @Parameter(description = "contact-by-mail, web-tracking, mail-tracking or profiling") @PathParam("purpose")
                    String purpose,
            @Parameter(description = "Makes a repeated request have no further effect")
                    @HeaderParam("Idempotency-Key")
                    @Nullable
                    String idempotencyKey,
            @Nullable Said said) {
        ConsentPurpose agreed = constant(ConsentPurpose.values(), purpose);
        if (agreed == null) {
            throw Problems.invalidParameter(
                    "path", "One of " + names(List.of(ConsentPurpose.values())) + " is needed.");
        }
        if (said == null) {
            throw Problems.invalidBody("status", "Give a JSON object with status and source.");
        }
        ConsentStatus status = said.status() == null ? null : constant(ConsentStatus.values(), said.status());
        if (status == null || !SETTABLE.contains(status)) {
            throw Problems.invalidBody("status", "One of " + names(SETTABLE) + " is needed.");
        }
        if (said.source() == null || said.source().isBlank()) {
            throw Problems.invalidBody("source", "Say where it was said, so that it can be proved.");
        }
        io.ripen.scoring.domain.touchpoint.ConsentGrant grant = new io.ripen.scoring.domain.touchpoint.ConsentGrant(
                agreed,
                status,
                at(said.at()),
                bounded("source", said.source()),
                bounded("textVersion", said.textVersion()));
        return desk.ask(
                Parameters.leadId(id), purpose + "/" + LeadDesk.key(idempotencyKey), new LeadCommand.SetConsent(grant));
    }

    private Instant at(@Nullable String text) {
        Instant now = clock.instant();
        if (text == null) {
            return now;
        }
        try {
            Instant at = OffsetDateTime.parse(text).toInstant();
            if (!at.isAfter(now) && !at.isBefore(Instant.EPOCH)) {
                return at;
            }
        } catch (DateTimeException notAnInstant) {
            // Said below, together with the range.
        }
        throw Problems.invalidBody("at", "An instant as in RFC 3339 from 1970 on that is not in the future.");
    }

    private static @Nullable String bounded(String member, @Nullable String text) {
        if (text != null && (text.length() > MOST_CHARACTERS || text.indexOf('\u0000') >= 0)) {
            throw Problems.invalidBody(member, "At most " + MOST_CHARACTERS + " characters of text.");
        }
        return text;
    }

    private static <E extends Enum<E>> @Nullable E constant(E[] constants, String name) {
        return Arrays.stream(constants)
                .filter(constant -> name(constant).equals(name))
                .findAny()
                .orElse(null);
    }

    private static String names(List<? extends Enum<?>> constants) {
        return constants.stream().map(ConsentResource::name).collect(Collectors.joining(", "));
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
