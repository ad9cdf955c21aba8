package io.ripen.nurture.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides what an input means for a lead: its new state, the journeys it enters and leaves, and the mails and calls that follow. */
public final class Nurturing {
    private Nurturing() {}

    /** Decides for a lead into which none was merged. */
    public static Decision decide(LeadNurture lead, LeadInput input, Journeys journeys, Instant now) {
        return decide(lead, Family.NONE, input, journeys, now);
    }

    /**
     * Decides. The same arguments always give the same decision.
     *
     * @param lead the lead's state so far
     * @param family the leads that were merged into it
     * @param input what happened
     * @param journeys the journeys in force
     * @param now when it is decided
     */
    public static Decision decide(LeadNurture lead, Family family, LeadInput input, Journeys journeys, Instant now) {
        if (lead.erased()) {
            return Decision.quiet(lead);
        }
        LeadNurture taken = lead.taking(input);
        if (taken.erased()) {
            return Decision.quiet(taken);
        }
        if (taken.merged()) {
            return Decision.quiet(left(taken, now));
        }
        if (isOfScoring(input) && !taken.isKnown()) {
            return goOn(Decision.quiet(taken), journeys, now);
        }
        LeadNurture after = reachedGoals(taken, input, journeys, now);
        Decision entered = enter(new Triggers.Change(before(lead, taken, input), after, input, now), family, journeys);
        return goOn(entered, journeys, now);
    }

    /**
     * The lead to compare with. All is new about one that becomes known now; a stage that was imported is not, as if the
     * lead had been in it before.
     */
    private static LeadNurture before(LeadNurture lead, LeadNurture taken, LeadInput input) {
        boolean becomesKnown = taken.isKnown() && !lead.isKnown();
        LeadNurture before = becomesKnown ? LeadNurture.unknown(lead.leadId()) : lead;
        return isImport(input) ? before.withStage(taken.stage(), taken.quarantine()) : before;
    }

    private static boolean isImport(LeadInput input) {
        return input instanceof LeadInput.StageEntered entered && entered.imported();
    }

    private static boolean isOfScoring(LeadInput input) {
        return input instanceof LeadInput.Acted
                || input instanceof LeadInput.Recognised
                || input instanceof LeadInput.Scored;
    }

    /** When time alone may change something for the lead; empty if it cannot. */
    public static Optional<Instant> wake(LeadNurture lead, Journeys journeys, Instant now) {
        if (lead.erased() || lead.merged()) {
            return Optional.empty();
        }
        Stream<Instant> waits = lead.enrolments().stream()
                .filter(Enrolment::isInside)
                .flatMap(enrolment -> Optional.ofNullable(enrolment.until()).stream());
        Stream<Instant> triggers = journeys.open().stream()
                .flatMap(journey -> Triggers.due(journey, lead).stream())
                .filter(due -> due.isAfter(now));
        return Stream.concat(waits, triggers).min(Instant::compareTo);
    }

    private static LeadNurture left(LeadNurture lead, Instant now) {
        LeadNurture state = lead;
        for (Enrolment enrolment : lead.enrolments()) {
            if (enrolment.isInside()) {
                state = state.with(enrolment.ended(Enrolment.State.EXITED, Enrolment.MERGED, now));
            }
        }
        return state;
    }

    private static LeadNurture reachedGoals(LeadNurture lead, LeadInput input, Journeys journeys, Instant now) {
        LeadNurture state = lead;
        if (input instanceof LeadInput.StageEntered entered && !entered.imported()) {
            for (Enrolment enrolment : lead.enrolments()) {
                boolean isGoal = journeys.find(enrolment.journey(), enrolment.version())
                        .filter(journey -> journey.goals().contains(entered.stage()))
                        .isPresent();
                if (isGoal && enrolment.reachedGoalAt() == null) {
                    state = state.with(enrolment.reachedGoal(now));
                }
            }
        }
        return state;
    }

    private static Decision enter(Triggers.Change change, Family family, Journeys journeys) {
        Decision decision = Decision.quiet(change.after());
        for (Journey journey : journeys.open()) {
            Optional<MailData> data = Triggers.fires(journey, change)
                    .filter(about -> isWelcome(journey, change.after(), family, about, change.now()));
            if (data.isPresent()) {
                LeadNurture state = decision.lead();
                int entry = state.enrolmentsIn(journey.id()).size() + 1;
                Enrolment enrolment = Enrolment.entered(journey, entry, data.get(), change.now());
                if (HashShare.isAmong(
                        state.leadId(), journey.id(), journey.entry().holdOut())) {
                    Enrolment heldOut = enrolment.ended(Enrolment.State.HELD_OUT, null, change.now());
                    decision = decision.and(Decision.quiet(state.with(heldOut)));
                } else {
                    decision = decision.and(Walk.on(state, journey, journeys, enrolment, change.now()));
                }
            }
        }
        return decision;
    }

    private static boolean isWelcome(Journey journey, LeadNurture lead, Family family, MailData about, Instant now) {
        return journey.entry().audience().holds(lead)
                && !journey.isLeftBy(lead, family, now)
                && !family.keepsOutOf(journey, lead, now)
                && journey.entry().reentry().allows(earlier(journey, lead, family, about), about, now);
    }

    /** The person's enrolments; but sales hears of each lead that it let wait. */
    private static List<Enrolment> earlier(Journey journey, LeadNurture lead, Family family, MailData about) {
        List<Enrolment> own = lead.enrolmentsIn(journey.id());
        return about.breach() != null
                ? own
                : Stream.concat(own.stream(), family.enrolmentsIn(journey.id()).stream())
                        .toList();
    }

    private static Decision goOn(Decision entered, Journeys journeys, Instant now) {
        Decision decision = entered;
        for (Enrolment enrolment : entered.lead().enrolments()) {
            if (enrolment.isInside()) {
                decision = decision.and(goOn(decision.lead(), enrolment, journeys, now));
            }
        }
        return decision;
    }

    private static Decision goOn(LeadNurture lead, Enrolment enrolment, Journeys journeys, Instant now) {
        Optional<Journey> found = journeys.find(enrolment.journey(), enrolment.version());
        if (found.isEmpty()) {
            return left(lead, enrolment, Enrolment.VERSION_GONE, now);
        }
        Journey journey = found.get();
        if (journey.exits().holds(lead)) {
            return left(lead, enrolment, Enrolment.EXIT_CONDITION, now);
        }
        return Walk.on(lead, journey, journeys, enrolment.inVersion(journey.version()), now);
    }

    private static Decision left(LeadNurture lead, Enrolment enrolment, String reason, Instant now) {
        return Decision.quiet(lead.with(enrolment.ended(Enrolment.State.EXITED, reason, now)));
    }
}
