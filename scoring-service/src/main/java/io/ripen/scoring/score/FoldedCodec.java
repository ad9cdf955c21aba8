package io.ripen.scoring.score;

import io.ripen.scoring.domain.fold.Awards;
import io.ripen.scoring.domain.fold.Contribution;
import io.ripen.scoring.domain.fold.FoldedHistory;
import io.ripen.scoring.domain.model.EngagementRule;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.touchpoint.Campaign;
import io.ripen.scoring.domain.touchpoint.ConsentGrant;
import io.ripen.scoring.domain.touchpoint.ConsentPurpose;
import io.ripen.scoring.domain.touchpoint.ConsentStatus;
import io.ripen.scoring.domain.touchpoint.Fact;
import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.FactRefusal;
import io.ripen.scoring.domain.touchpoint.FactSource;
import io.ripen.scoring.domain.touchpoint.Facts;
import io.ripen.scoring.domain.touchpoint.RefusedFact;
import io.ripen.scoring.domain.touchpoint.TouchpointKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The stored form of a folded history, a part of {@link LeadCodec}'s form. */
final class FoldedCodec {
    /** In front of the status of a consent that was repeated. States of before have none of them. */
    private static final String STANDING = "STANDING_";

    private FoldedCodec() {}

    static void encode(FoldedHistory folded, ByteWriter out) {
        TouchpointKey last = folded.last();
        out.octet(last == null ? 0 : 1);
        if (last != null) {
            out.instant(last.occurredAt());
            out.text(last.site());
            out.text(last.id());
        }
        encode(folded.facts(), out);
        Map<ConsentPurpose, ConsentGrant> consents = new EnumMap<>(ConsentPurpose.class);
        consents.putAll(folded.consents());
        out.count(consents.size());
        consents.values().forEach(grant -> {
            out.text(grant.purpose().name());
            out.text(
                    grant.standing()
                            ? STANDING + grant.status().name()
                            : grant.status().name());
            out.instant(grant.at());
            out.optionalText(grant.source());
            out.optionalText(grant.textVersion());
        });
        encode(folded.origin(), out);
        out.count(folded.counters().size());
        new TreeMap<>(folded.counters()).forEach((counter, count) -> {
            out.text(counter);
            out.count(count);
        });
        out.count(folded.contributions().size());
        for (Contribution contribution : folded.contributions()) {
            out.text(contribution.rule().id());
            out.instant(contribution.at());
            out.optionalText(contribution.touchpointId());
            out.optionalText(contribution.topic());
            out.optionalText(contribution.product());
            out.optionalText(contribution.subject());
        }
        out.count(folded.awards().size());
        new TreeMap<>(folded.awards()).forEach((rule, awards) -> {
            out.text(rule);
            out.count(awards.total());
            out.count(awards.recent().size());
            awards.recent().forEach(out::instant);
        });
        MemoryCodec.encode(folded.memory(), out);
    }

    private static void encode(@Nullable Campaign origin, ByteWriter out) {
        out.octet(origin == null ? 0 : 1);
        if (origin != null) {
            out.optionalText(origin.name());
            out.optionalText(origin.source());
            out.optionalText(origin.medium());
            out.optionalText(origin.clickId());
        }
    }

    private static void encode(Facts known, ByteWriter out) {
        Map<FactName, Fact> facts = new EnumMap<>(FactName.class);
        facts.putAll(known.known());
        out.count(facts.size());
        facts.forEach((name, fact) -> {
            out.text(name.name());
            out.text(fact.value());
            out.instant(fact.since());
            out.text(fact.touchpointId());
            out.text(fact.source().name());
        });
        Map<FactName, RefusedFact> refused = new EnumMap<>(FactName.class);
        refused.putAll(known.refused());
        out.count(refused.size());
        refused.forEach((name, told) -> {
            out.text(name.name());
            out.text(told.given());
            out.text(told.reason().name());
            out.instant(told.at());
            out.text(told.touchpointId());
            out.text(told.source().name());
        });
    }

    private static Facts facts(ByteReader in) {
        Map<FactName, Fact> known = new EnumMap<>(FactName.class);
        for (int left = in.size(); left > 0; left--) {
            known.put(
                    FactName.valueOf(in.text()),
                    new Fact(in.text(), in.instant(), in.text(), FactSource.valueOf(in.text())));
        }
        Map<FactName, RefusedFact> refused = new EnumMap<>(FactName.class);
        for (int left = in.size(); left > 0; left--) {
            refused.put(
                    FactName.valueOf(in.text()),
                    new RefusedFact(
                            in.text(),
                            FactRefusal.valueOf(in.text()),
                            in.instant(),
                            in.text(),
                            FactSource.valueOf(in.text())));
        }
        return new Facts(known, refused);
    }

    /** Without a model the rules of the contributions are unknown: they are dropped with all that depends on rules. */
    static FoldedHistory decode(ByteReader in, @Nullable ScoringModel model) {
        TouchpointKey last = in.octet() == 0 ? null : new TouchpointKey(in.instant(), in.text(), in.text());
        Facts facts = facts(in);
        Map<ConsentPurpose, ConsentGrant> consents = new EnumMap<>(ConsentPurpose.class);
        for (int left = in.size(); left > 0; left--) {
            ConsentGrant grant = consent(in);
            consents.put(grant.purpose(), grant);
        }
        Campaign origin = origin(in);
        Map<String, Integer> counters = new HashMap<>();
        for (int left = in.size(); left > 0; left--) {
            counters.put(in.text(), in.size());
        }
        FoldedHistory known = new FoldedHistory(
                last,
                facts,
                consents,
                FoldedHistory.EMPTY.contributions(),
                FoldedHistory.EMPTY.awards(),
                counters,
                FoldedHistory.EMPTY.memory(),
                origin);
        return model == null
                ? known
                : new FoldedHistory(
                        last,
                        known.facts(),
                        consents,
                        contributions(in, model),
                        awards(in),
                        counters,
                        MemoryCodec.decode(in),
                        origin);
    }

    private static ConsentGrant consent(ByteReader in) {
        ConsentPurpose purpose = ConsentPurpose.valueOf(in.text());
        String status = in.text();
        boolean standing = status.startsWith(STANDING);
        return new ConsentGrant(
                purpose,
                ConsentStatus.valueOf(standing ? status.substring(STANDING.length()) : status),
                in.instant(),
                in.optionalText(),
                in.optionalText(),
                standing);
    }

    private static @Nullable Campaign origin(ByteReader in) {
        return in.octet() == 0
                ? null
                : new Campaign(in.optionalText(), in.optionalText(), in.optionalText(), in.optionalText());
    }

    private static List<Contribution> contributions(ByteReader in, ScoringModel model) {
        int size = in.size();
        List<Contribution> contributions = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            String id = in.text();
            EngagementRule rule = model.engagement().rule(id);
            if (rule == null) {
                throw new IllegalStateException("RIPEN-S-005 lead state names rule " + id + ", which model "
                        + model.ref().id() + " of the same content does not have");
            }
            contributions.add(new Contribution(
                    rule, in.instant(), in.optionalText(), in.optionalText(), in.optionalText(), in.optionalText()));
        }
        return contributions;
    }

    private static Map<String, Awards> awards(ByteReader in) {
        Map<String, Awards> awards = new HashMap<>();
        for (int left = in.size(); left > 0; left--) {
            String rule = in.text();
            int total = in.size();
            int size = in.size();
            List<Instant> recent = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                recent.add(in.instant());
            }
            awards.put(rule, new Awards(total, recent));
        }
        return awards;
    }
}
