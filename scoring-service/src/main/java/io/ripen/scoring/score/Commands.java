package io.ripen.scoring.score;

import io.ripen.contracts.touchpoint.TimeRule;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.scoring.command.LeadCommand;
import io.ripen.scoring.contract.ScoreWriter;
import io.ripen.scoring.contract.TouchpointReader;
import io.ripen.scoring.domain.lead.Cause;
import io.ripen.scoring.domain.lead.Lead;
import io.ripen.scoring.domain.lead.LeadDecision;
import io.ripen.scoring.domain.lead.LeadInput;
import io.ripen.scoring.domain.lead.LeadScoring;
import io.ripen.scoring.domain.lead.Segment;
import io.ripen.scoring.domain.touchpoint.Verdict;
import io.ripen.scoring.history.Judgement;
import io.ripen.scoring.history.KeptHistory;
import io.ripen.scoring.history.StoredTouchpoint;
import io.ripen.scoring.history.TouchpointId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides the commands of a batch, and notes what they write beside the leads. */
final class Commands {
    private final LeadScoring scoring;
    private final KeptHistory history;
    private final CommandEffects effects;

    Commands(LeadScoring scoring, KeptHistory history, CommandEffects effects) {
        this.scoring = scoring;
        this.history = history;
        this.effects = effects;
    }

    LeadDecision decide(Lead lead, Arrival.Asked asked) {
        String meant = asked.meant();
        if (asked.command() instanceof LeadCommand.Erase erase && erase.announced()) {
            String holder = lead.holderOf(meant);
            if (!holder.equals(lead.id())) {
                effects.eraseElsewhere(new CommandEffects.ErasureElsewhere(
                        holder, meant, erase.requestId(), asked.at(), erase.hops() + 1));
            }
        }
        LeadDecision refused = LeadScoring.refused(lead, meant);
        return refused == null ? carryOut(lead, asked) : refused;
    }

    private LeadDecision carryOut(Lead lead, Arrival.Asked asked) {
        return switch (asked.command()) {
            case LeadCommand.Judge judge -> judge(lead, judge, asked);
            case LeadCommand.Merge merge -> merge(lead, merge, asked);
            case LeadCommand.Unmerge unmerge -> unmerge(lead, unmerge, asked);
            case LeadCommand.SetConsent consent -> consent(lead, consent, asked);
            case LeadCommand.Erase erase -> {
                // Whoever asked by topic has told the other services of the lead that it named only.
                boolean announced = erase.announced() && asked.meant().equals(lead.id());
                yield erase(lead, new LeadInput.Erase(erase.requestId(), asked.at(), announced), scoring, effects);
            }
            case LeadCommand.Forgotten forgotten -> forgotten(lead);
        };
    }

    static LeadInput input(LeadCommand.Judge judge, Arrival.Asked asked) {
        return new LeadInput.Judged(
                new Segment(
                        judge.visitorKey(),
                        judge.segment(),
                        judge.position(),
                        0,
                        asked.lane().subject()),
                new Cause(judge.touchpointId(), judge.occurredAt(), asked.at()));
    }

    static LeadInput input(LeadCommand.Unmerge unmerge, Arrival.Asked asked) {
        return new LeadInput.Unmerge(unmerge.leadId(), cause(asked));
    }

    static LeadInput input(LeadCommand.SetConsent consent, Arrival.Asked asked, Lead lead) {
        Segment place = lead.nextRecord();
        return new LeadInput.Activity(place, TouchpointReader.read(said(lead, place, consent, asked)));
    }

    private LeadDecision judge(Lead lead, LeadCommand.Judge judge, Arrival.Asked asked) {
        TouchpointId id = new TouchpointId(judge.site(), judge.touchpointId());
        Verdict before = history.judge(id, judge.verdict());
        LeadDecision decision = scoring.decide(lead, input(judge, asked), history);
        if (decision.refusal().isPresent()) {
            history.judge(id, before);
        } else {
            effects.judge(new Judgement(id, judge.verdict(), judge.reason(), judge.author(), asked.at()));
        }
        return decision;
    }

    private LeadDecision merge(Lead lead, LeadCommand.Merge merge, Arrival.Asked asked) {
        LeadInput input = new LeadInput.MergeInto(merge.survivor(), merge.survivorIdentifiedAt(), cause(asked));
        LeadDecision decision = scoring.decide(lead, input, history);
        if (decision.sending().isPresent()) {
            effects.merge(new CommandEffects.Merge(
                    lead.id(),
                    decision.lead().merges().sent(),
                    merge.survivor(),
                    asked.at(),
                    merge.reason(),
                    merge.author()));
        }
        return decision;
    }

    private LeadDecision unmerge(Lead lead, LeadCommand.Unmerge unmerge, Arrival.Asked asked) {
        LeadDecision decision = scoring.decide(lead, input(unmerge, asked), history);
        if (decision.sending().isPresent()) {
            effects.unmerge(
                    new CommandEffects.Unmerge(unmerge.leadId(), asked.at(), unmerge.reason(), unmerge.author()));
        }
        return decision;
    }

    private LeadDecision consent(Lead lead, LeadCommand.SetConsent consent, Arrival.Asked asked) {
        LeadDecision refused = LeadScoring.refused(lead);
        if (refused != null) {
            return refused;
        }
        Segment place = lead.nextRecord();
        LeadDecision decision = scoring.decide(lead, input(consent, asked, lead), history);
        TouchpointCaptured said = said(lead, place, consent, asked);
        history.add(place, said);
        effects.say(new StoredTouchpoint(place.segment(), place.through(), said));
        return decision;
    }

    static LeadDecision erase(Lead lead, LeadInput.Erase erase, LeadScoring scoring, CommandEffects effects) {
        LeadDecision decision = scoring.decide(lead, erase, segment -> List.of());
        boolean isErased = lead.erasure() == null && decision.lead().erasure() != null;
        if (isErased) {
            Set<String> leads = new HashSet<>(lead.merges().joined().keySet());
            leads.add(lead.id());
            effects.erase(leads);
            lead.segments()
                    .forEach(segment ->
                            effects.forget(new CommandEffects.Forget(lead.id(), erase.requestId(), segment, true)));
        }
        return decision;
    }

    private LeadDecision forgotten(Lead lead) {
        LeadDecision decision = scoring.decide(lead, new LeadInput.Forgotten(), history);
        if (decision.lead().privacySequence() > lead.privacySequence()) {
            effects.confirm(lead.id());
        }
        return decision;
    }

    /** What was said about a lead is kept as a touchpoint of its own, so that it is folded at its own time. */
    private static TouchpointCaptured said(
            Lead lead, Segment place, LeadCommand.SetConsent consent, Arrival.Asked asked) {
        return new TouchpointCaptured(
                lead.id() + "/" + place.through(),
                TouchpointReader.SAID,
                place.visitorKey(),
                null,
                null,
                TouchpointType.UNKNOWN,
                "consent",
                consent.grant().at(),
                asked.at(),
                TimeRule.RECEIPT,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(ScoreWriter.consent(consent.grant())),
                Map.of(),
                null,
                null);
    }

    private static Cause cause(Arrival.Asked asked) {
        return new Cause(null, asked.at(), asked.at());
    }
}
