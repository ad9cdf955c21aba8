package io.ripen.lifecycle.domain;

import io.ripen.lifecycle.domain.Decision.Refusal;
import io.ripen.lifecycle.domain.LifecycleEvent.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What sales and imports say: whether it is allowed, and what it does. */
final class Commands {
    private Commands() {}

    static Decision decide(LeadState before, Input.Said said, StageModel model, DecisionTime present) {
        Walk walk = new Walk(before, said.known(), model, present);
        walk.advance(said.feedback().at());
        Optional<Refusal> refusal = refusal(walk.state(), said.feedback(), model);
        if (refusal.isPresent()) {
            return new Decision.Refused(refusal.get());
        }
        Instant at = walk.notBefore(said.feedback().at());
        note(walk, said.feedback(), at);
        walk.meet(said.feedback().verb(), at);
        target(walk.state(), said.feedback(), model)
                .ifPresent(stage -> walk.enter(
                        stage,
                        at,
                        new Cause(
                                Reason.of(said.feedback().verb()),
                                List.of(),
                                new TransitionActor.User(said.feedback().author()),
                                said.feedback().reason())));
        walk.settle(at, new TransitionActor.Rule());
        return walk.decision();
    }

    static Decision decide(LeadState before, Input.Imported imported, StageModel model, DecisionTime present) {
        Walk walk = new Walk(before, imported.known(), model, present);
        walk.advance(present.now());
        Optional<Refusal> refusal = refusal(walk.state(), imported, model);
        if (refusal.isPresent()) {
            return new Decision.Refused(refusal.get());
        }
        String owner = imported.owner();
        Work work = walk.state().work().answered();
        walk.work(owner == null ? work : work.ownedBy(owner));
        walk.enter(
                imported.stage(),
                imported.since(),
                new Cause(Reason.IMPORTED, List.of(), new TransitionActor.User(imported.author()), null));
        walk.arm(present.now());
        return walk.decision();
    }

    private static Optional<Refusal> refusal(LeadState state, Input.Imported imported, StageModel model) {
        StageStay current = state.current();
        if (current == null) {
            return Optional.of(Refusal.LEAD_UNKNOWN);
        }
        if (state.isMerged()) {
            return Optional.of(Refusal.LEAD_MERGED);
        }
        if (model.stage(imported.stage()).isEmpty()) {
            return Optional.of(Refusal.STAGE_UNKNOWN);
        }
        return current.stage().equals(imported.stage()) ? Optional.of(Refusal.STAGE_SAME) : Optional.empty();
    }

    private static Optional<Refusal> refusal(LeadState state, Feedback feedback, StageModel model) {
        StageStay current = state.current();
        if (current == null) {
            return Optional.of(Refusal.LEAD_UNKNOWN);
        }
        if (state.isMerged()) {
            return Optional.of(Refusal.LEAD_MERGED);
        }
        Verb verb = feedback.verb();
        Stage stage = model.stage(current.stage()).orElseThrow();
        if (!stage.allows(verb)) {
            return Optional.of(Refusal.COMMAND_NOT_ALLOWED);
        }
        if (verb.needsReason()) {
            return reason(stage.commands().get(verb), feedback.reason(), model);
        }
        return switch (verb) {
            case BANT ->
                feedback.question() == null || isBlank(feedback.value())
                        ? Optional.of(Refusal.ANSWER_MISSING)
                        : Optional.empty();
            case ASSIGN_OWNER -> isBlank(feedback.value()) ? Optional.of(Refusal.OWNER_MISSING) : Optional.empty();
            case SET_STAGE -> byHand(current, feedback, model);
            case REOPEN ->
                stage.commands().get(verb) instanceof Effect.Back && !canGoBack(current, model)
                        ? Optional.of(Refusal.NO_WAY_BACK)
                        : Optional.empty();
            case CONTACTED, ACCEPT, REJECT, OPEN_OPPORTUNITY, WON, LOST, RECYCLE, DISQUALIFY -> Optional.empty();
        };
    }

    private static boolean canGoBack(StageStay current, StageModel model) {
        String from = current.from();
        return from != null && model.stage(from).isPresent();
    }

    private static Optional<Refusal> byHand(StageStay current, Feedback feedback, StageModel model) {
        if (isBlank(feedback.reason())) {
            return Optional.of(Refusal.REASON_MISSING);
        }
        if (feedback.value() == null || model.stage(feedback.value()).isEmpty()) {
            return Optional.of(Refusal.STAGE_UNKNOWN);
        }
        return current.stage().equals(feedback.value()) ? Optional.of(Refusal.STAGE_SAME) : Optional.empty();
    }

    private static Optional<Refusal> reason(@Nullable Effect effect, @Nullable String reason, StageModel model) {
        if (isBlank(reason)) {
            return Optional.of(Refusal.REASON_MISSING);
        }
        String leadsTo = model.reasons().get(reason);
        boolean fits = leadsTo != null && (!(effect instanceof Effect.To(String stage)) || stage.equals(leadsTo));
        return fits ? Optional.empty() : Optional.of(Refusal.REASON_UNKNOWN);
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static void note(Walk walk, Feedback feedback, Instant at) {
        Work work = walk.state().work();
        Bant question = feedback.question();
        String value = feedback.value();
        Deal deal = feedback.deal();
        Work noted = switch (feedback.verb()) {
            case CONTACTED -> work.contacted(at);
            case REJECT -> work.rejected();
            case BANT -> question == null || value == null ? work : work.settling(question, value);
            case ASSIGN_OWNER -> value == null ? work : work.ownedBy(value);
            case OPEN_OPPORTUNITY, WON -> deal == null ? work : work.dealing(deal);
            case ACCEPT, LOST, RECYCLE, DISQUALIFY, REOPEN, SET_STAGE -> work;
        };
        // Another owner has not reacted yet.
        walk.work(feedback.verb() == Verb.ASSIGN_OWNER ? noted : noted.answered());
    }

    private static Optional<String> target(LeadState state, Feedback feedback, StageModel model) {
        StageStay current = state.current();
        if (feedback.verb() == Verb.SET_STAGE) {
            return Optional.ofNullable(feedback.value());
        }
        if (current == null) {
            return Optional.empty();
        }
        Effect effect = model.stage(current.stage())
                .map(stage -> stage.commands().get(feedback.verb()))
                .orElse(null);
        return switch (effect) {
            case null -> Optional.empty();
            case Effect.Stay() -> Optional.empty();
            case Effect.To(String stage) -> Optional.of(stage);
            case Effect.ByReason() ->
                Optional.ofNullable(model.reasons().get(feedback.reason()))
                        .filter(stage -> !stage.equals(current.stage()));
            case Effect.Back() -> Optional.ofNullable(current.from());
        };
    }
}
