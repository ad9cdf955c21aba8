package io.ripen.ingest.domain;

import io.ripen.ingest.domain.raw.Member;
import java.util.Map;
import java.util.Optional;

/**
 * What a page gives as a fact and is none becomes a property of the fact's name, {@code facts.country} for example: nobody
 * reads the answer in a browser, and the form, the person and the consents that came with it would be lost. A server is
 * told what is wrong instead.
 *
 * @param rules what a fact has to keep to
 * @param maxProperties most properties of an event; beyond them the text is left out
 */
record UnfitFacts(Map<Member, Rule> rules, int maxProperties) implements Enrichment {
    UnfitFacts {
        rules = Map.copyOf(rules);
    }

    @Override
    public Draft enrich(Draft draft, Reception reception) {
        if (reception.client().trusted()) {
            return draft;
        }
        Draft left = draft;
        for (Map.Entry<Member, Rule> rule : rules.entrySet()) {
            Member fact = rule.getKey();
            String text = draft.text(fact);
            if (text != null && unfit(fact, text, rule.getValue(), draft).isPresent()) {
                left = withProperty(left.without(fact), fact, text);
            }
        }
        return left;
    }

    private static Optional<Rejection> unfit(Member fact, String text, Rule rule, Draft draft) {
        return TextRules.checkText(fact.pointer(), fact.maxLength(), text).or(() -> rule.check(draft));
    }

    private Draft withProperty(Draft draft, Member fact, String text) {
        return draft.withFittingProperty(fact.pointer().substring(1).replace('/', '.'), text, maxProperties);
    }
}
