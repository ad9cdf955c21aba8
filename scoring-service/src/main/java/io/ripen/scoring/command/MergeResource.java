package io.ripen.scoring.command;

import io.ripen.contracts.score.ScoreValues;
import io.ripen.scoring.http.Parameters;
import io.ripen.scoring.http.Problems;
import io.ripen.scoring.http.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Leads that are one person, and leads that are not after all. */
@Path("/v1/leads")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "leads", description = "Leads and their scores")
class MergeResource {
    private final LeadDesk desk;
    private final LeadLookup lookup;

    @Inject
    MergeResource(LeadDesk desk, LeadLookup lookup) {
        this.desk = desk;
        this.lookup = lookup;
    }

    /**
     * A merge or unmerge.
     *
     * @param with the other lead
     * @param reason why
     * @param author who says so; the sender if absent
     */
    public record Asked(
            @Schema(examples = "0b7bd6a2-35bb-5d0e-8a4d-0f2c9d6d8e11") @Nullable
            String with,

            @Schema(examples = "same person, confirmed by phone") @Nullable
            String reason,

            @Schema(examples = "mara") @Nullable String author) {}

    /**
     * Two leads are one.
     *
     * @param survivor the lead that has the history and the score
     * @param merged the lead that was merged into it
     */
    public record Merged(String survivor, String merged) {}

    /**
     * Two leads are two again.
     *
     * @param survivor the lead that had the history of both
     * @param parted the lead that stands for itself again
     * @param score the survivor's score now
     */
    public record Unmerged(
            String survivor, String parted, @Nullable ScoreValues score) {}

    /** A checked request. */
    private record Request(UUID one, UUID other, String key, String reason, String author) {}

    @POST
    @Path("{id}/merge")
    @RolesAllowed({Roles.MARKETER, Roles.SALES, Roles.OPS})
    @Operation(
            operationId = "mergeLeads",
            summary = "Say that two leads are one person; the one identified first survives")
    @APIResponse(responseCode = "200", description = "Merged; the survivor is folded anew at once")
    @APIResponse(responseCode = "400", description = "invalid-body, invalid-parameter")
    @APIResponse(responseCode = "404", description = "lead-unknown")
    @APIResponse(
            responseCode = "409",
            description =
                    "same-lead: both ids are the same; wrong-survivor: ask again; merge-under-way: nothing was done, ask again in a moment; idempotency-key-reused: something else was asked with this key")
    @APIResponse(responseCode = "410", description = "lead-erased")
    @APIResponse(
            responseCode = "500",
            description = "command-failed: it is given up and the log says why; ask again with another key")
    @APIResponse(
            responseCode = "503",
            description = "answer-late: it is stored and will be carried out; ask again with the same key",
            headers =
                    @Header(name = "Retry-After", description = "Seconds", schema = @Schema(type = SchemaType.INTEGER)))
    public Uni<Merged> merge(
            @Parameter(description = "One of the leads") @PathParam("id") String id,
            @Parameter(description = "Makes a repeated request have no further effect")
                    @HeaderParam("Idempotency-Key")
                    @Nullable
                    String idempotencyKey,
            @Context SecurityContext security,
            @Nullable Asked asked) {
        UUID one = Parameters.leadId(id);
        UUID other = Parameters.leadId(with(asked));
        String reason = Author.reason(asked == null ? null : asked.reason());
        String author = Author.of(asked == null ? null : asked.author(), security);
        String key = LeadDesk.key(idempotencyKey);
        if (one.equals(other)) {
            throw CommandProblems.sameLead();
        }
        return Uni.combine()
                .all()
                .unis(desk.holder(one), desk.holder(other))
                .asTuple()
                .flatMap(holders ->
                        merge(holders.getItem1(), holders.getItem2(), new Request(one, other, key, reason, author)));
    }

    private Uni<Merged> merge(UUID holder, UUID otherHolder, Request request) {
        if (holder.equals(otherHolder)) {
            UUID merged = request.one().equals(holder) ? request.other() : request.one();
            return Uni.createFrom().item(new Merged(holder.toString(), merged.toString()));
        }
        return lookup.inOrder(holder, otherHolder)
                .map(found -> found.orElseThrow(Problems::leadUnknown))
                .flatMap(pair -> {
                    LeadCommand command = new LeadCommand.Merge(
                            pair.first().toString(), pair.identifiedAt(), request.reason(), request.author());
                    return desk.askExactly(pair.second(), pair.first() + "/" + request.key(), command)
                            .map(answer -> new Merged(
                                    pair.first().toString(), pair.second().toString()));
                });
    }

    @POST
    @Path("{id}/unmerge")
    @RolesAllowed({Roles.MARKETER, Roles.SALES, Roles.OPS})
    @Operation(operationId = "unmergeLeads", summary = "Take a merge back; each lead has its own history again")
    @APIResponse(responseCode = "200", description = "Parted; the other lead is folded anew at once")
    @APIResponse(responseCode = "400", description = "invalid-body, invalid-parameter")
    @APIResponse(responseCode = "404", description = "lead-unknown")
    @APIResponse(
            responseCode = "409",
            description =
                    "not-merged-here: the lead does not hold the other one's history; merge-under-way: nothing was done, ask again in a moment; idempotency-key-reused: something else was asked with this key")
    @APIResponse(responseCode = "410", description = "lead-erased")
    @APIResponse(
            responseCode = "500",
            description = "command-failed: it is given up and the log says why; ask again with another key")
    @APIResponse(
            responseCode = "503",
            description = "answer-late: it is stored and will be carried out; ask again with the same key",
            headers =
                    @Header(name = "Retry-After", description = "Seconds", schema = @Schema(type = SchemaType.INTEGER)))
    public Uni<Unmerged> unmerge(
            @Parameter(description = "The survivor") @PathParam("id") String id,
            @Parameter(description = "Makes a repeated request have no further effect")
                    @HeaderParam("Idempotency-Key")
                    @Nullable
                    String idempotencyKey,
            @Context SecurityContext security,
            @Nullable Asked asked) {
        UUID survivor = Parameters.leadId(id);
        UUID other = Parameters.leadId(with(asked));
        String reason = Author.reason(asked == null ? null : asked.reason());
        String author = Author.of(asked == null ? null : asked.author(), security);
        LeadCommand command = new LeadCommand.Unmerge(other.toString(), reason, author);
        return desk.ask(survivor, other + "/" + LeadDesk.key(idempotencyKey), command)
                .map(answer -> new Unmerged(answer.leadId(), other.toString(), answer.score()));
    }

    private static String with(@Nullable Asked asked) {
        if (asked == null || asked.with() == null) {
            throw Problems.invalidBody("with", "Give the id of the other lead.");
        }
        return asked.with();
    }
}
