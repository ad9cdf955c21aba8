package io.ripen.lifecycle.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.ripen.lifecycle.LifecycleConfig;
import io.ripen.lifecycle.http.Roles;
import io.ripen.lifecycle.stage.SalesBounds;
import io.ripen.lifecycle.stage.SalesCommand;
import io.ripen.lifecycle.stage.StageJson;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Brings along in which stages another system has had its leads. */
@Path("/v1/leads/stages")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPS, Roles.MARKETER})
@Tag(name = "commands")
class ImportResource {
    /** Rows that wait for their lanes at once. */
    private static final int AT_ONCE = 64;

    private final SalesDesk desk;
    private final int most;

    ImportResource(SalesDesk desk, LifecycleConfig config) {
        this.desk = desk;
        this.most = config.maxImportSize();
    }

    /**
     * Leads with their stages.
     *
     * @param importId makes a row that comes again under it have no further effect, wherever it stands; without it a repeated
     *     import is another one
     * @param leads the leads
     */
    public record Request(
            @Nullable String importId, @Nullable List<Row> leads) {}

    /**
     * A lead with its stage.
     *
     * @param leadId the lead
     * @param stage the stage
     * @param since since when; now if absent
     * @param owner who owns it
     */
    @Schema(name = "ImportedLead")
    public record Row(
            @Nullable String leadId,
            @Schema(examples = "SQL") @Nullable String stage,
            @Nullable Instant since,
            @Nullable String owner) {}

    /**
     * What came of an import.
     *
     * @param imported how many leads were moved
     * @param refused the others, with the reason
     */
    @Schema(name = "ImportReport")
    public record Report(int imported, List<RefusedRow> refused) {
        /** Copies the list. */
        public Report {
            refused = List.copyOf(refused);
        }
    }

    /**
     * A lead that was not moved.
     *
     * @param row its place in the request, from 1
     * @param leadId the lead
     * @param code why
     * @param mergedInto as which lead this one goes on, where it was merged into another one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RefusedRow(
            int row, String leadId, String code, @Nullable String mergedInto) {}

    @POST
    @Operation(
            operationId = "importStages",
            summary = "Bring along in which stages leads are",
            description =
                    "For leads that lifecycle knows. Each becomes an event with the reason `imported`; no handover"
                            + " goes out, no clock starts and none runs on. Under the same `importId` a row with the"
                            + " same lead, stage, since and owner is carried out once, and answered as the first was;"
                            + " a row that was changed is another one.")
    @APIResponse(
            responseCode = "200",
            description = "How many were moved, and which were not",
            content = @Content(examples = @ExampleObject(name = "a report", value = CommandExamples.IMPORTED)))
    @APIResponse(responseCode = "400", description = "`invalid-body`, with the member in `where`")
    public Uni<Report> bring(@Context SecurityContext security, @Nullable Request request) {
        if (request == null || request.leads() == null || request.leads().isEmpty()) {
            throw SalesOrder.invalid("leads", "a list of leads");
        }
        if (request.leads().size() > most) {
            throw SalesOrder.invalid("leads", "at most " + most + " leads at a time");
        }
        List<Row> rows = request.leads();
        String author = CommandResource.sender(security);
        IntStream.range(0, rows.size()).forEach(index -> check(index, rows.get(index), author));
        String importId = request.importId();
        if (importId != null) {
            SalesBounds.id("importId", importId).ifPresent(flaw -> {
                throw SalesOrder.invalid(flaw.member(), flaw.needed());
            });
        }
        return Multi.createFrom()
                .iterable(IntStream.range(0, rows.size()).boxed().toList())
                .onItem()
                .transformToUni(index -> bring(index, rows.get(index), importId, author))
                .merge(AT_ONCE)
                .collect()
                .asList()
                .map(refusals -> report(rows.size(), refusals));
    }

    private static void check(int index, @Nullable Row row, String author) {
        if (row == null) {
            throw SalesOrder.invalid("leads[" + index + "]", "a lead with its stage");
        }
        if (row.leadId() == null) {
            throw SalesOrder.invalid("leads[" + index + "].leadId", "a lead's id");
        }
        if (row.stage() == null) {
            throw SalesOrder.invalid("leads[" + index + "].stage", "a stage of the model");
        }
        SalesBounds.flaw(row.leadId(), stage(row, null, author)).ifPresent(flaw -> {
            throw SalesOrder.invalid("leads[" + index + "]." + flaw.member(), flaw.needed());
        });
    }

    private static SalesCommand.Import stage(Row row, @Nullable String importId, String author) {
        String key = importId == null ? null : importId + "/" + digest(row);
        return new SalesCommand.Import(String.valueOf(row.stage()), row.since(), row.owner(), author, key);
    }

    /** Of what the row says of its lead: who sends it, and where it stands, make it no other one. */
    private static String digest(Row row) {
        String content = StageJson.write(Arrays.asList(row.stage(), row.since(), row.owner()));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private Uni<Optional<RefusedRow>> bring(int index, Row row, @Nullable String importId, String author) {
        String leadId = String.valueOf(row.leadId());
        return desk.bring(leadId, stage(row, importId, author))
                .map(done -> Optional.<RefusedRow>empty())
                .onFailure(HttpProblem.class)
                .recoverWithItem(refused -> Optional.of(refused(index + 1, leadId, refused)));
    }

    private static RefusedRow refused(int row, String leadId, HttpProblem problem) {
        Object mergedInto = problem.getParameters().get("mergedInto");
        return new RefusedRow(row, leadId, code(problem), mergedInto == null ? null : mergedInto.toString());
    }

    /** The lane's own reason where it gave one. */
    private static String code(HttpProblem problem) {
        Object reason = problem.getParameters().get("reason");
        return String.valueOf(reason == null ? problem.getParameters().get("code") : reason);
    }

    private static Report report(int rows, List<Optional<RefusedRow>> refusals) {
        List<RefusedRow> refused = refusals.stream()
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingInt(RefusedRow::row))
                .toList();
        return new Report(rows - refused.size(), refused);
    }
}
