package io.ripen.scoring.domain.lead;

import io.ripen.scoring.domain.fold.LeadScore;
import io.ripen.scoring.domain.fold.Score;
import io.ripen.scoring.domain.model.ScoringModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lead as the score stage keeps it.
 *
 * @param id the lead
 * @param sequence score changes published so far
 * @param privacySequence consent changes published so far
 * @param asOf the instant for which {@code published} holds
 * @param published the score that consumers know
 * @param lastReceipt when the newest touchpoint was received
 * @param segments the histories that belong to the lead
 * @param folded the folded histories
 * @param stale whether they were folded under another model and must be folded anew
 * @param timer when the lead's timer goes off, if one is set
 */
public record Lead(
        String id,
        long sequence,
        long privacySequence,
        Instant asOf,
        Score published,
        Instant lastReceipt,
        List<Segment> segments,
        LeadScore folded,
        boolean stale,
        @Nullable Instant timer) {

    /** Copies the list. */
    public Lead {
        segments = List.copyOf(segments);
    }

    /** A lead of which nothing is known yet. */
    public static Lead unknown(String id, ScoringModel model) {
        Score nothing = new Score(0, 0, model.band(0, 0));
        return new Lead(id, 0, 0, Instant.EPOCH, nothing, Instant.EPOCH, List.of(), LeadScore.EMPTY, false, null);
    }

    /** Sequence of the last event seen from a part of a visitor's history; 0 if none was. */
    public long lastSeen(String visitorKey, int segment) {
        for (Segment each : segments) {
            if (each.is(visitorKey, segment)) {
                return each.sequence();
            }
        }
        return 0;
    }

    /** This lead with the timer set, or without one. */
    Lead withTimer(@Nullable Instant at) {
        return new Lead(id, sequence, privacySequence, asOf, published, lastReceipt, segments, folded, stale, at);
    }

    /** This lead once a segment's position and sequence have been taken. */
    Lead taking(Segment taken, Instant receivedAt) {
        Instant receipt = receivedAt.isAfter(lastReceipt) ? receivedAt : lastReceipt;
        return new Lead(
                id, sequence, privacySequence, asOf, published, receipt, segmentsWith(taken), folded, stale, timer);
    }

    /** This lead once it was folded and, as far as anything changed, published. */
    Lead publishing(LeadScore next, Instant at, Score score, int scoreChanges, int consentChanges) {
        return new Lead(
                id,
                sequence + scoreChanges,
                privacySequence + consentChanges,
                at,
                score,
                lastReceipt,
                segments,
                next,
                false,
                timer);
    }

    private List<Segment> segmentsWith(Segment taken) {
        List<Segment> next = new ArrayList<>(segments.size() + 1);
        Segment merged = taken;
        for (Segment segment : segments) {
            if (segment.is(taken.visitorKey(), taken.segment())) {
                merged = segment.upTo(taken);
            } else {
                next.add(segment);
            }
        }
        next.add(merged);
        return next;
    }
}
