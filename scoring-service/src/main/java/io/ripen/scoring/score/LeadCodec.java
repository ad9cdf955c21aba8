package io.ripen.scoring.score;

import io.ripen.scoring.domain.fold.FoldedHistory;
import io.ripen.scoring.domain.fold.Score;
import io.ripen.scoring.domain.lead.Erasure;
import io.ripen.scoring.domain.lead.Lead;
import io.ripen.scoring.domain.lead.Merges;
import io.ripen.scoring.domain.lead.Segment;
import io.ripen.scoring.domain.model.ScoringModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The stored form of a lead: about 40 bytes per contribution.
 *
 * <p>The first byte is the version of the form. A new form gets a new number. Every form that a release has written stays
 * readable; those before {@value #VERSION} are older than the first release. Names of facts, purposes and statuses are written as texts, so that the enums may grow.
 */
public final class LeadCodec {
    private static final int VERSION = 3;

    private static final String NEWER = "a newer one has written it";
    private static final String OLDER = "one from before the first release has written it, whose forms were not kept";

    private LeadCodec() {}

    /** Writes a lead that was folded under this model. */
    public static byte[] encode(Lead lead, ScoringModel model) {
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
            out.optionalText(segment.leadId().equals(lead.id()) ? null : segment.leadId());
        }
        encode(lead, out);
        FoldedCodec.encode(lead.folded(), out);
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
                    + VERSION + ", so " + (version > VERSION ? NEWER : OLDER));
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
            segments.add(new Segment(in.text(), in.size(), in.count(), in.count(), orElse(in.optionalText(), id)));
        }
        Instant identifiedAt = in.optionalInstant();
        Merges merges = merges(in);
        Erasure erasure = in.octet() == 0 ? null : new Erasure(in.text(), in.instant(), in.size());
        FoldedHistory folded = FoldedCodec.decode(in, stale ? null : model);
        return new Lead(
                id,
                sequence,
                privacySequence,
                asOf,
                published,
                lastReceipt,
                segments,
                folded,
                stale,
                timer,
                identifiedAt == null ? Instant.MAX : identifiedAt,
                merges,
                erasure);
    }

    /** What is known of the lead itself. */
    private static void encode(Lead lead, ByteWriter out) {
        out.optionalInstant(lead.identifiedAt().equals(Instant.MAX) ? null : lead.identifiedAt());
        Merges merges = lead.merges();
        out.optionalText(merges.into());
        out.count(merges.sent());
        out.count(merges.joined().size());
        new TreeMap<>(merges.joined()).forEach((joined, into) -> {
            out.text(joined);
            out.text(into);
        });
        out.count(merges.seen().size());
        new TreeMap<>(merges.seen()).forEach((sender, number) -> {
            out.text(sender);
            out.count(number);
        });
        Erasure erasure = lead.erasure();
        out.octet(erasure == null ? 0 : 1);
        if (erasure != null) {
            out.text(erasure.requestId());
            out.instant(erasure.requestedAt());
            out.count(erasure.open());
        }
    }

    private static Merges merges(ByteReader in) {
        String into = in.optionalText();
        long sent = in.count();
        Map<String, String> joined = new HashMap<>();
        for (int left = in.size(); left > 0; left--) {
            joined.put(in.text(), in.text());
        }
        Map<String, Long> seen = new HashMap<>();
        for (int left = in.size(); left > 0; left--) {
            seen.put(in.text(), in.count());
        }
        return new Merges(into, joined, sent, seen);
    }

    private static String orElse(@Nullable String text, String other) {
        return text == null ? other : text;
    }
}
