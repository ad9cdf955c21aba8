package io.ripen.scoring.domain.fold;

import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.touchpoint.Fact;
import io.ripen.scoring.domain.touchpoint.FactForm;
import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.FactRefusal;
import io.ripen.scoring.domain.touchpoint.FactSource;
import io.ripen.scoring.domain.touchpoint.Facts;
import io.ripen.scoring.domain.touchpoint.RefusedFact;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import java.time.Instant;
import java.util.Optional;

/** What is known of a lead while it is being folded. */
final class FactFold {
    private final ScoringModel model;
    private Facts facts;

    FactFold(Facts known, ScoringModel model) {
        this.facts = known;
        this.model = model;
    }

    /** What was learned so far. */
    Facts learned() {
        return facts;
    }

    /** Learns what a touchpoint tells, and forgets what it withdraws: the country first, which says how telephones are dialled. */
    void learn(Touchpoint touchpoint) {
        touchpoint.withdrawn().forEach(name -> facts = facts.without(name));
        told(FactName.COUNTRY, touchpoint);
        RefusedFact phone = facts.refused().get(FactName.PHONE);
        if (phone != null && phone.reason() == FactRefusal.PHONE_NEEDS_COUNTRY) {
            learn(FactName.PHONE, phone.given(), phone.source(), phone.at(), phone.touchpointId());
        }
        for (FactName name : FactName.values()) {
            if (name != FactName.COUNTRY) {
                told(name, touchpoint);
            }
        }
        concludeFunction();
    }

    private void told(FactName name, Touchpoint touchpoint) {
        String given = touchpoint.facts().get(name);
        if (given != null) {
            learn(
                    name,
                    given,
                    touchpoint.source(),
                    touchpoint.occurredAt(),
                    touchpoint.key().id());
        }
    }

    /** Of equal sources the last holds; a lesser one changes nothing. */
    private void learn(FactName name, String given, FactSource source, Instant at, String touchpointId) {
        Fact known = facts.known().get(name);
        if (known != null && known.source().outranks(source)) {
            return;
        }
        switch (model.factForm(name, given, facts.value(FactName.COUNTRY))) {
            case FactForm.Refused refused ->
                facts = facts.refusing(name, new RefusedFact(given, refused.reason(), at, touchpointId, source));
            case FactForm.Kept kept -> {
                Fact told = new Fact(kept.value(), at, touchpointId, source);
                facts = facts.with(name, known == null ? told : known.orNewer(told));
            }
        }
    }

    /** A function that somebody told is never overwritten by one that the title suggests. */
    private void concludeFunction() {
        Fact function = facts.known().get(FactName.FUNCTION);
        if (function != null && function.source() != FactSource.DERIVED) {
            return;
        }
        Fact title = facts.known().get(FactName.JOB_TITLE);
        facts = Optional.ofNullable(title)
                .flatMap(known -> model.functions()
                        .of(known.value())
                        .map(name -> facts.with(
                                FactName.FUNCTION,
                                new Fact(name, known.since(), known.touchpointId(), FactSource.DERIVED))))
                .orElseGet(() -> function == null ? facts : facts.without(FactName.FUNCTION));
    }
}
