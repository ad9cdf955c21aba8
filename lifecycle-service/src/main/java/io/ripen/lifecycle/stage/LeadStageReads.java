package io.ripen.lifecycle.stage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripen.contracts.score.ModelRef;
import io.ripen.contracts.score.ScoreValues;
import io.ripen.contracts.stage.Actor;
import io.ripen.contracts.stage.GuardResult;
import io.ripen.lifecycle.LifecycleConfig;
import io.ripen.lifecycle.domain.LeadState;
import io.ripen.lifecycle.domain.Lifecycle;
import io.ripen.lifecycle.domain.ScoreSnapshot;
import io.ripen.lifecycle.domain.StageModel;
import io.ripen.lifecycle.domain.Verb;
import io.ripen.lifecycle.domain.Work;
import io.ripen.lifecycle.domain.sla.ClockRun;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads where leads stand. */
@ApplicationScoped
class LeadStageReads {
    private static final String HISTORY = """
            from StageTransitionEntity t where t.id.leadId = :lead and t.id.sequence <= :last
            order by t.id.sequence desc""";
    private static final TypeReference<List<GuardResult>> GUARDS = new TypeReference<>() {};

    private final Mutiny.SessionFactory sessions;
    private final StageModel model;
    private final ObjectMapper json;
    private final int mostSteps;

    LeadStageReads(Mutiny.SessionFactory sessions, StageModel model, ObjectMapper json, LifecycleConfig config) {
        this.sessions = sessions;
        this.model = model;
        this.json = json;
        this.mostSteps = config.maxPageSize();
    }

    /** A lead with its latest steps; empty if there is no such lead. */
    Uni<Optional<LeadStageAnswer>> lead(String leadId) {
        return sessions.withSession(session -> session.find(LeadStageEntity.class, leadId)
                .onItem()
                .ifNotNull()
                // Steps that were added since the lead was read are left out, so that the two fit together.
                .transformToUni(lead -> session.createSelectionQuery(HISTORY, StageTransitionEntity.class)
                        .setParameter("lead", leadId)
                        .setParameter("last", lead.sequence)
                        .setMaxResults(mostSteps)
                        .getResultList()
                        .map(steps -> answer(lead, steps.reversed())))
                .map(Optional::ofNullable));
    }

    private LeadStageAnswer answer(LeadStageEntity lead, List<StageTransitionEntity> steps) {
        ScoreSnapshot input =
                StageJson.read(lead.snapshot, Snapshot.class).with(lead.scoreSequence, lead.asOf, score(lead));
        LeadState state = StageJson.read(lead.own, OwnState.class)
                .state(lead.scoreSequence, lead.sequence, lead.stage, lead.enteredAt, lead.owner);
        List<LeadStageAnswer.Next> next = Lifecycle.prospects(state, input, model).stream()
                .map(prospect -> new LeadStageAnswer.Next(
                        prospect.stage(), StageEvents.published(prospect.guards()), prospect.dwell()))
                .toList();
        return new LeadStageAnswer(
                lead.leadId,
                lead.stage,
                lead.enteredAt,
                score(lead),
                lead.scoreSequence,
                lead.asOf,
                steps.stream().map(this::step).toList(),
                next,
                lead.owner,
                work(state.work()),
                state.clocks().stream().map(this::clock).toList(),
                state.quarantine() == null ? null : StageEvents.quarantine(state.quarantine(), model.id()),
                state.baseline() == null
                        ? null
                        : new LeadStageAnswer.Recycled(
                                state.baseline().since(), state.baseline().engagement()),
                state.isMerged(),
                state.ties().mergedInto(),
                state.isMerged()
                        ? List.of()
                        : model.allowed(lead.stage).stream().map(Verb::word).toList());
    }

    private static LeadStageAnswer.SalesWork work(Work work) {
        Map<String, String> settled = new TreeMap<>();
        work.bant().forEach((question, answer) -> settled.put(question.word(), answer));
        return new LeadStageAnswer.SalesWork(
                work.contactedAt(),
                settled,
                work.deal() == null ? null : StageEvents.deal(work.deal()),
                work.rejects());
    }

    private LeadStageAnswer.Clock clock(ClockRun run) {
        return new LeadStageAnswer.Clock(
                run.clock(),
                run.isPaused() ? "paused" : run.phase().word(),
                run.attempt(),
                run.startedAt(),
                run.isPaused() ? null : LeadRow.due(run, model));
    }

    private LeadStageAnswer.Step step(StageTransitionEntity step) {
        return new LeadStageAnswer.Step(
                step.id.sequence(),
                step.fromStage,
                step.toStage,
                step.at,
                step.reason,
                guards(step.guards),
                new Actor(Actor.Kind.fromWire(step.actorKind), step.actorId),
                new ModelRef(step.modelId, step.modelVersion),
                new ScoreValues(step.score, step.fit, step.engagement, step.band),
                step.scoreSequence,
                step.causeTouchpoint,
                step.feedbackReason);
    }

    private static ScoreValues score(LeadStageEntity lead) {
        return new ScoreValues(lead.score, lead.fit, lead.engagement, lead.band);
    }

    private List<GuardResult> guards(String text) {
        try {
            return json.readValue(text, GUARDS);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
