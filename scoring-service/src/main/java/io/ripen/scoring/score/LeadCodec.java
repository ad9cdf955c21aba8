package io.ripen.scoring.score;

import io.ripen.scoring.domain.fold.Awards;
import io.ripen.scoring.domain.fold.Contribution;
import io.ripen.scoring.domain.fold.LeadScore;
import io.ripen.scoring.domain.fold.Score;
import io.ripen.scoring.domain.lead.Lead;
import io.ripen.scoring.domain.lead.Segment;
import io.ripen.scoring.domain.model.EngagementRule;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.touchpoint.ConsentGrant;
import io.ripen.scoring.domain.touchpoint.ConsentPurpose;
import io.ripen.scoring.domain.touchpoint.ConsentStatus;
import io.ripen.scoring.domain.touchpoint.Fact;
import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.Facts;
import io.ripen.scoring.domain.touchpoint.TouchpointKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The stored form of a lead: about 40 bytes per contribution.
 *
 * <p>The first byte is the version of the form. A new form gets a new number, and the old ones stay readable. Names of
 * facts, purposes and statuses are written as texts, so that the enums may grow.
 */
public final class LeadCodec {
    private static final int VERSION = 1;

    private LeadCodec() {}

    /** Writes a lead that was folded under this model. */
    static byte[] encode(Lead lead, ScoringModel model) {
        ByteWriter out = new ByteWriter();
        out.octet(VERSION);
        out.text(model.ref().fingerprint());
        out.count(lead.sequence());
        out.count(lead.privacySequence());
        out.instant(lead.asOf());
        out.number(lead.published().fit());
        out.number(lead.published().engagement());
        out.text(lead.published().band());
        out.instant(lead.lastReceipt());
        out.optionalInstant(lead.timer());
        out.count(lead.segments().size());
        for (Segment segment : lead.segments()) {
            out.text(segment.visitorKey());
            out.count(segment.segment());
            out.count(segment.through());
            out.count(segment.sequence());
        }
        encode(lead.folded(), out);
        return out.written();
    }

    /**
     * Reads a lead.
     *
     * @param model the model in force; a lead folded under another one comes back stale, with its awards dropped
     */
    public static Lead decode(String id, byte[] state, ScoringModel model) {
        ByteReader in = new ByteReader(state);
        int version = in.octet();
        if (version != VERSION) {
            throw new IllegalStateException("RIPEN-S-004 lead state of form " + version + "; this service reads form "
                    + VERSION + ", so a newer one has written it");
        }
        boolean stale = !in.text().equals(model.ref().fingerprint());
        long sequence = in.count();
        long privacySequence = in.count();
        Instant asOf = in.instant();
        Score published = new Score(in.number(), in.number(), in.text());
        Instant lastReceipt = in.instant();
        Instant timer = in.optionalInstant();
        int size = in.size();
        List<Segment> segments = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            segments.add(new Segment(in.text(), in.size(), in.count(), in.count()));
        }
        LeadScore folded = decode(in, stale ? null : model);
        return new Lead(id, sequence, privacySequence, asOf, published, lastReceipt, segments, folded, stale, timer);
    }

    private static void encode(LeadScore folded, ByteWriter out) {
        TouchpointKey last = folded.last();
        out.octet(last == null ? 0 : 1);
        if (last != null) {
            encode(last, out);
        }
        Map<FactName, Fact> facts = new EnumMap<>(FactName.class);
        facts.putAll(folded.facts().known());
        out.count(facts.size());
        facts.forEach((name, fact) -> {
            out.text(name.name());
            out.text(fact.value());
            out.instant(fact.since());
            out.text(fact.touchpointId());
            out.octet(fact.derived() ? 1 : 0);
        });
        Map<ConsentPurpose, ConsentGrant> consents = new EnumMap<>(ConsentPurpose.class);
        consents.putAll(folded.consents());
        out.count(consents.size());
        consents.values().forEach(grant -> {
            out.text(grant.purpose().name());
            out.text(grant.status().name());
            out.instant(grant.at());
            out.optionalText(grant.source());
            out.optionalText(grant.textVersion());
        });
        out.count(folded.counters().size());
        new TreeMap<>(folded.counters()).forEach((counter, count) -> {
            out.text(counter);
            out.count(count);
        });
        out.count(folded.contributions().size());
        for (Contribution contribution : folded.contributions()) {
            out.text(contribution.rule().id());
            encode(contribution.key(), out);
            out.optionalText(contribution.topic());
            out.optionalText(contribution.subject());
        }
        out.count(folded.awards().size());
        new TreeMap<>(folded.awards()).forEach((rule, awards) -> {
            out.text(rule);
            out.count(awards.total());
            out.count(awards.recent().size());
            awards.recent().forEach(out::instant);
        });
    }

    private static void encode(TouchpointKey key, ByteWriter out) {
        out.instant(key.occurredAt());
        out.text(key.site());
        out.text(key.id());
    }

    private static TouchpointKey key(ByteReader in) {
        return new TouchpointKey(in.instant(), in.text(), in.text());
    }

    /** Without a model the rules of the contributions are unknown: they are dropped. */
    private static LeadScore decode(ByteReader in, @Nullable ScoringModel model) {
        TouchpointKey last = in.octet() == 0 ? null : key(in);
        Map<FactName, Fact> facts = new EnumMap<>(FactName.class);
        for (int left = in.size(); left > 0; left--) {
            facts.put(FactName.valueOf(in.text()), new Fact(in.text(), in.instant(), in.text(), in.octet() == 1));
        }
        Map<ConsentPurpose, ConsentGrant> consents = new EnumMap<>(ConsentPurpose.class);
        for (int left = in.size(); left > 0; left--) {
            ConsentPurpose purpose = ConsentPurpose.valueOf(in.text());
            consents.put(
                    purpose,
                    new ConsentGrant(
                            purpose,
                            ConsentStatus.valueOf(in.text()),
                            in.instant(),
                            in.optionalText(),
                            in.optionalText()));
        }
        Map<String, Integer> counters = new HashMap<>();
        for (int left = in.size(); left > 0; left--) {
            counters.put(in.text(), in.size());
        }
        List<Contribution> contributions = model == null ? List.of() : contributions(in, model);
        Map<String, Awards> awards = model == null ? Map.of() : awards(in);
        return new LeadScore(last, new Facts(facts), consents, contributions, awards, counters);
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
            contributions.add(new Contribution(rule, key(in), in.optionalText(), in.optionalText()));
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
