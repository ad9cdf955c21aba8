package io.ripen.scoring.backtest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import io.ripen.definitions.Spelling;
import io.ripen.scoring.WholeTable;
import io.ripen.scoring.domain.backtest.Question;
import io.ripen.scoring.domain.model.ModelRef;
import io.ripen.scoring.http.Parameters;
import io.ripen.scoring.http.Problems;
import io.ripen.scoring.http.Roles;
import io.ripen.scoring.release.ModelInForce;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Asks what a version would have said of the leads there were. */
@Path("/v1/models/{model}/{version:[0-9]{1,9}}/backtest")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "backtests", description = "Drafts tried on what has happened")
class BacktestStart {
    private static final BigDecimal USUAL_THRESHOLD = new BigDecimal("50");
    private static final BigDecimal HIGHEST_THRESHOLD = new BigDecimal("1000000");
    private static final String USUAL_OUTCOME = "SQL";
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final BacktestJobs jobs;
    private final Outcomes outcomes;
    private final Pool pool;
    private final ModelInForce models;
    private final SecurityIdentity caller;
    private final Clock clock;
    private final ObjectReader requests;

    @Inject
    BacktestStart(
            BacktestJobs jobs,
            Outcomes outcomes,
            Pool pool,
            ModelInForce models,
            SecurityIdentity caller,
            Clock clock,
            ObjectMapper mapper) {
        this.jobs = jobs;
        this.outcomes = outcomes;
        this.pool = pool;
        this.models = models;
        this.caller = caller;
        this.clock = clock;
        this.requests = mapper.readerFor(BacktestRequest.class)
                .with(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.MARKETER)
    @Operation(
            operationId = "startBacktest",
            summary = "Folds the kept touchpoints under this version and the one in force, in the background")
    @APIResponse(responseCode = "202", description = "It is queued")
    @APIResponse(
            responseCode = "400",
            description = "The question cannot be asked, or nobody has reached the outcome: invalid-parameter")
    @APIResponse(responseCode = "404", description = "No such version: model-version-unknown")
    public Uni<Response> start(
            @PathParam("model") String model,
            @PathParam("version") int version,
            @RequestBody(content = @Content(schema = @Schema(implementation = BacktestRequest.class))) @Nullable
                    String body) {
        BacktestRequest request = body == null || body.isBlank() ? BacktestRequest.EMPTY : read(body);
        String set = set(request.outcomeSet());
        String outcome = word(request.outcome());
        Question question = question(request);
        return models.find(model, version)
                .map(found -> found.orElseThrow(Problems::modelVersionUnknown))
                .call(() -> check(set, outcome, request.outcome() == null))
                .flatMap(draft -> models.now().flatMap(current -> add(draft, current.ref(), set, outcome, question)))
                .map(queued -> Response.accepted(queued).build());
    }

    private Uni<Backtest> add(ModelRef draft, ModelRef current, String set, String outcome, Question question) {
        return jobs.add(
                new BacktestJobs.Order(draft, current, set, outcome, question),
                caller.getPrincipal().getName());
    }

    /** A word that is misspelt must not silently ask another question. */
    private BacktestRequest read(String body) {
        try {
            BacktestRequest request = requests.readValue(body);
            return request == null ? BacktestRequest.EMPTY : request;
        } catch (JsonProcessingException e) {
            throw Problems.invalidParameter(
                    "body",
                    "A JSON object with outcome, outcomeSet, threshold, from and until is needed, all optional.");
        }
    }

    private Question question(BacktestRequest request) {
        BigDecimal threshold = request.threshold() == null ? USUAL_THRESHOLD : request.threshold();
        if (threshold.abs().compareTo(HIGHEST_THRESHOLD) > 0 || threshold.scale() > 2) {
            throw Problems.invalidParameter(
                    "threshold", "Points with at most two places, between -1000000 and 1000000, are needed.");
        }
        Instant from = request.from() == null ? Instant.EPOCH : request.from();
        Instant until = request.until() == null ? clock.instant() : request.until();
        if (!Parameters.isInCalendar(from) || !Parameters.isInCalendar(until)) {
            throw Problems.invalidParameter("from, until", "Instants of the years 1970 to 9999 are needed.");
        }
        if (!from.isBefore(until)) {
            throw Problems.invalidParameter("from", "'from' must lie before 'until', which is now if absent.");
        }
        return new Question(threshold.movePointRight(2).longValueExact(), from, until);
    }

    /**
     * A set or an outcome that is misspelt would be found with nobody. Stages are told as they are reached: which ones there
     * are is not known before, and the usual outcome may be asked for at any time.
     */
    private Uni<Void> check(String set, String outcome, boolean usual) {
        boolean stages = set.equals(Outcomes.STAGES);
        if (stages && usual) {
            return Uni.createFrom().voidItem();
        }
        return pool.withTransaction(transaction -> WholeTable.allow(transaction)
                .chain(() -> outcomes.isReached(transaction, set, outcome))
                .flatMap(reached -> reached
                        ? Uni.createFrom().voidItem()
                        : outcomes.words(transaction, set).flatMap(words -> {
                            if (!words.isEmpty()) {
                                throw unknown("outcome", "In the set " + set + " nobody has reached", outcome, words);
                            }
                            return stages
                                    ? Uni.createFrom().voidItem()
                                    : outcomes.sets(transaction).map(sets -> {
                                        throw unknown("outcomeSet", "No outcomes were sent for", set, sets);
                                    });
                        })));
    }

    private static HttpProblem unknown(String where, String flaw, String given, List<String> known) {
        return Problems.invalidParameter(
                where,
                flaw + " " + given + Spelling.hint(given, known) + ". There "
                        + (known.isEmpty() ? "are none yet." : "are: " + String.join(", ", known) + "."));
    }

    private static String set(@Nullable String given) {
        if (given == null) {
            return Outcomes.STAGES;
        }
        if (!OutcomeResource.SET.matcher(given).matches()) {
            throw Problems.invalidParameter(
                    "outcomeSet", "'stages' or the name of an import is needed: small letters, digits, '.', '_', '-'.");
        }
        return given;
    }

    private static String word(@Nullable String given) {
        if (given == null) {
            return USUAL_OUTCOME;
        }
        if (!WORD.matcher(given).matches()) {
            throw Problems.invalidParameter(
                    "outcome", "A word of letters, digits, '.', '_' and '-' is needed, for example SQL.");
        }
        return given;
    }
}
