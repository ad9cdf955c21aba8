package io.ripen.scoring.score;

import io.ripen.scoring.domain.fold.LeadScore;
import io.ripen.scoring.domain.fold.Score;
import io.ripen.scoring.domain.lead.Lead;
import io.ripen.scoring.domain.lead.Segment;
import io.ripen.scoring.domain.model.ScoringModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The stored form of a lead: about 40 bytes per contribution.
 *
 * <p>The first byte is the version of the form. A new form gets a new number, and from the first release on the old
 * ones stay readable. Names of facts, purposes and statuses are written as texts, so that the enums may grow.
 */
public final class LeadCodec {
    private static final int VERSION = 2;

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
        LeadScore folded = FoldedCodec.decode(in, stale ? null : model);
        return new Lead(id, sequence, privacySequence, asOf, published, lastReceipt, segments, folded, stale, timer);
    }
}
