package io.ripen.scoring.release;

import io.quarkus.security.identity.SecurityIdentity;
import io.ripen.scoring.ScoringConfig;
import io.ripen.scoring.domain.model.ModelRef;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.http.Problems;
import io.ripen.scoring.http.Roles;
import io.ripen.scoring.model.ModelFile;
import io.ripen.scoring.model.ModelFileException;
import io.ripen.scoring.model.ModelSource;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Versions of scoring models. */
@Path("/v1/models")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "models", description = "Versions of scoring models: drafts, publication")
class ModelResource {
    private static final String BODY = "body";
    private static final int LONGEST_NOTE = 500;

    private final ModelVersions versions;
    private final RefoldConfig refold;
    private final ScoringConfig config;
    private final SecurityIdentity caller;

    @Inject
    ModelResource(ModelVersions versions, RefoldConfig refold, ScoringConfig config, SecurityIdentity caller) {
        this.versions = versions;
        this.refold = refold;
        this.config = config;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.MARKETER, Roles.SALES, Roles.OPS})
    @Operation(operationId = "listModels", summary = "All versions of all models, the newest first")
    @APIResponse(responseCode = "200", description = "The versions, without their sources")
    public Uni<List<ModelVersion>> list() {
        return versions.list();
    }

    @GET
    @Path("{model}/{version:[0-9]{1,9}}")
    @RolesAllowed({Roles.MARKETER, Roles.SALES, Roles.OPS})
    @Operation(operationId = "getModel", summary = "A version with its source")
    @APIResponse(responseCode = "200", description = "The version")
    @APIResponse(responseCode = "404", description = "No such version: model-version-unknown")
    public Uni<ModelVersion> get(@PathParam("model") String model, @PathParam("version") int version) {
        return versions.find(model, version).map(found -> found.orElseThrow(Problems::modelVersionUnknown));
    }

    @POST
    @Consumes({"application/yaml", "application/x-yaml", "text/yaml", MediaType.TEXT_PLAIN})
    @RolesAllowed(Roles.MARKETER)
    @Operation(
            operationId = "sendModel",
            summary = "Keeps a model as a draft, in place of an earlier draft with its number")
    @APIResponse(responseCode = "201", description = "The draft is new")
    @APIResponse(responseCode = "200", description = "The draft replaced an earlier one")
    @APIResponse(responseCode = "400", description = "Not a model, with line and column: model-invalid")
    @APIResponse(responseCode = "409", description = "The version was published already: model-version-final")
    public Uni<Response> send(
            String yaml,
            @Parameter(description = "What is new about it, up to 500 characters") @QueryParam("note") @Nullable
                    String note) {
        if (note != null && note.length() > LONGEST_NOTE) {
            throw Problems.invalidQuery("note", "At most " + LONGEST_NOTE + " characters.");
        }
        String author = caller.getPrincipal().getName();
        return Aside.work(() -> draft(yaml))
                .flatMap(draft -> versions.keepDraft(draft.ref(), draft.source(), author, note)
                        .flatMap(kept -> switch (kept) {
                            case CREATED -> answer(draft.ref(), Response.Status.CREATED);
                            case REPLACED -> answer(draft.ref(), Response.Status.OK);
                            case REFUSED -> throw ReleaseProblems.versionFinal();
                        }));
    }

    @POST
    @Path("{model}/{version:[0-9]{1,9}}/publish")
    @RolesAllowed(Roles.MARKETER)
    @Operation(
            operationId = "publishModel",
            summary = "Puts a draft in force, and has all leads folded anew in the background")
    @APIResponse(responseCode = "202", description = "It is in force; the answer is the re-fold")
    @APIResponse(
            responseCode = "400",
            description = "This release of the service cannot use the draft: model-invalid; or invalid-parameter")
    @APIResponse(responseCode = "404", description = "No such version: model-version-unknown")
    @APIResponse(
            responseCode = "409",
            description = "Not a draft: model-version-final; or a newer one was published: model-version-not-newer")
    public Uni<Response> publish(
            @PathParam("model") String model,
            @PathParam("version") int version,
            @Parameter(description = "Throttle of the re-fold; the configured one if absent", example = "500")
                    @QueryParam("leadsPerSecond")
                    @Schema(type = SchemaType.INTEGER)
                    @Nullable
                    String leadsPerSecond) {
        int rate = leadsPerSecond == null ? refold.leadsPerSecond() : RefoldResource.rate(leadsPerSecond);
        return versions.source(model, version)
                .map(found -> found.orElseThrow(Problems::modelVersionUnknown))
                // A draft may have been kept by another release of the service.
                .flatMap(source -> Aside.work(() -> read(source)))
                .flatMap(found -> versions.publish(model, version, rate))
                .map(published -> switch (published.orElseThrow(Problems::modelVersionUnknown)) {
                    case ModelVersions.Publication.Done done ->
                        Response.accepted(done.job()).build();
                    case ModelVersions.Publication.Refused refused -> throw ReleaseProblems.refused(refused.reason());
                });
    }

    @DELETE
    @Path("{model}/{version:[0-9]{1,9}}")
    @RolesAllowed(Roles.MARKETER)
    @Operation(operationId = "deleteDraft", summary = "Deletes a draft")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "No such version: model-version-unknown")
    @APIResponse(responseCode = "409", description = "It is no draft: model-version-final")
    public Uni<Void> delete(@PathParam("model") String model, @PathParam("version") int version) {
        return versions.find(model, version)
                .map(found -> found.orElseThrow(Problems::modelVersionUnknown))
                .flatMap(found -> versions.deleteDraft(model, version))
                .invoke(deleted -> {
                    if (!deleted) {
                        throw ReleaseProblems.versionFinal();
                    }
                })
                .replaceWithVoid();
    }

    private record Draft(ModelRef ref, ModelSource source) {}

    private Draft draft(@Nullable String yaml) {
        ModelSource source = source(yaml);
        return new Draft(read(source).ref(), source);
    }

    private Uni<Response> answer(ModelRef ref, Response.Status status) {
        return versions.find(ref.id(), ref.version())
                .map(found -> found.orElseThrow(Problems::modelVersionUnknown))
                .map(version -> Response.status(status).entity(version).build());
    }

    private ModelSource source(@Nullable String yaml) {
        if (yaml == null || yaml.isBlank()) {
            throw ReleaseProblems.modelEmpty();
        }
        try {
            return ModelFile.source(BODY, yaml, config.lists());
        } catch (ModelFileException invalid) {
            throw ReleaseProblems.modelInvalid(invalid);
        }
    }

    private static ScoringModel read(ModelSource source) {
        try {
            return ModelFile.parse(BODY, source);
        } catch (ModelFileException invalid) {
            throw ReleaseProblems.modelInvalid(invalid);
        }
    }
}
