package io.ripen.scoring.domain.lead;

import io.ripen.scoring.domain.fold.FoldedHistory;
import io.ripen.scoring.domain.fold.Score;
import io.ripen.scoring.domain.model.ScoringModel;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lead as the score stage keeps it.
 *
 * @param id the lead
 * @param sequence score changes published so far
 * @param privacySequence events on privacy published so far: consents, erasure
 * @param asOf the instant for which {@code published} holds
 * @param published the score that consumers know
 * @param lastReceipt when the newest touchpoint was received
 * @param segments the histories that belong to the lead
 * @param folded the folded histories
 * @param stale whether they were folded under another model and must be folded anew
 * @param timer when the lead's timer goes off, if one is set
 * @param identifiedAt when the touchpoint happened that first identified the lead; never changes, so that of two leads
 *     it is always the same one that survives a merge
 * @param merges what it knows of other leads that are the same person
 * @param erasure set once the lead was erased
 */
public record Lead(
        String id,
        long sequence,
        long privacySequence,
        Instant asOf,
        Score published,
        Instant lastReceipt,
        List<Segment> segments,
        FoldedHistory folded,
        boolean stale,
        @Nullable Instant timer,
        Instant identifiedAt,
        Merges merges,
        @Nullable Erasure erasure) {
    private static final String RECORD = "l:";

    /** Copies the list. */
    public Lead {
        segments = List.copyOf(segments);
    }

    /** A lead that was neither merged nor erased. */
    public Lead(
            String id,
            long sequence,
            long privacySequence,
            Instant asOf,
            Score published,
            Instant lastReceipt,
            List<Segment> segments,
            FoldedHistory folded,
            boolean stale,
            @Nullable Instant timer) {
        this(
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
                Instant.MAX,
                Merges.NONE,
                null);
    }

    /** A lead of which nothing is known yet. */
    public static Lead unknown(String id, ScoringModel model) {
        Score nothing = new Score(0, 0, model.band(0, 0));
        return new Lead(id, 0, 0, Instant.EPOCH, nothing, Instant.EPOCH, List.of(), FoldedHistory.EMPTY, false, null);
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

    /** What the lead has taken of the same part of the same history; null if nothing. */
    public @Nullable Segment taken(Segment segment) {
        for (Segment each : segments) {
            if (each.isSameAs(segment)) {
                return each;
            }
        }
        return null;
    }

    /** The key of the history that holds what was said about the lead rather than done in a browser. */
    public static String recordKey(String leadId) {
        return RECORD + leadId;
    }

    /** Whether a key is such a one of any lead. */
    public static boolean isRecordKey(String visitorKey) {
        return visitorKey.startsWith(RECORD);
    }

    /** The next place in the history of what was said about the lead. */
    public Segment nextRecord() {
        Segment place = new Segment(recordKey(id), 1, 1, 1, id);
        Segment before = taken(place);
        return before == null
                ? place
                : new Segment(place.visitorKey(), 1, before.through() + 1, before.sequence() + 1, id);
    }

    /**
     * Where something is to be handled that identity resolution gave to a lead.
     *
     * @param origin the lead to which it was given
     * @return this lead's id, or the id of the lead to which it is to be sent on
     */
    public String holderOf(String origin) {
        String into = merges.into();
        if (into != null) {
            return into;
        }
        // What was under way while the other lead was parted from this one finds its way back.
        return origin.equals(id) || merges.joined().containsKey(origin) ? id : origin;
    }

    /**
     * Where a transfer of histories is to be taken.
     *
     * @return this lead's id, or the id of the lead to which it is to be sent on
     */
    public String holderOf(LeadInput.Transfer transfer) {
        return switch (transfer.direction()) {
            case UNMERGED -> id;
            // Made for the lead it was merged into, which may itself be merged, or parted again, meanwhile.
            case MERGED -> holderOf(transfer.joined().getOrDefault(transfer.from(), id));
        };
    }

    /** Whether this lead stays when it is merged with the other one. */
    public boolean survives(Lead other) {
        int byTime = identifiedAt.compareTo(other.identifiedAt);
        return byTime < 0 || (byTime == 0 && id.compareTo(other.id) < 0);
    }

    /** This lead with the timer set, or without one. */
    Lead withTimer(@Nullable Instant at) {
        return copy(lastReceipt, segments, at, identifiedAt, merges);
    }

    /** This lead once a segment's position and sequence have been taken. */
    Lead taking(Segment taken, Instant receivedAt) {
        Instant receipt = receivedAt.isAfter(lastReceipt) ? receivedAt : lastReceipt;
        return copy(receipt, segmentsWith(taken), timer, identifiedAt, merges);
    }

    /** This lead, first identified then unless it was identified before. To the millisecond, as it is stored. */
    Lead identified(Instant at) {
        return identifiedAt.equals(Instant.MAX)
                ? copy(lastReceipt, segments, timer, at.truncatedTo(ChronoUnit.MILLIS), merges)
                : this;
    }

    /** This lead with other histories. */
    Lead holding(List<Segment> held, Merges nowMerged) {
        return copy(lastReceipt, held, timer, identifiedAt, nowMerged);
    }

    private Lead copy(
            Instant receipt, List<Segment> held, @Nullable Instant nextTimer, Instant identified, Merges nowMerged) {
        return new Lead(
                id,
                sequence,
                privacySequence,
                asOf,
                published,
                receipt,
                held,
                folded,
                stale,
                nextTimer,
                identified,
                nowMerged,
                erasure);
    }

    /**
     * What is left once the person was erased: its ids, which name nobody any more, and the numbers that keep consumers
     * in step.
     */
    Lead erased(Erasure request, int privacyEvents, ScoringModel model) {
        return new Lead(
                id,
                sequence,
                privacySequence + privacyEvents,
                request.requestedAt(),
                unknown(id, model).published,
                Instant.EPOCH,
                List.of(),
                FoldedHistory.EMPTY,
                false,
                null,
                identifiedAt,
                merges,
                request);
    }

    /** This erased lead when one more of its histories is forgotten; the last one confirms the erasure. */
    Lead forgetting(Erasure rest) {
        return erased(rest, merges, rest.open() == 0 ? 1 : 0);
    }

    /** This erased lead when what was merged into it comes late. */
    Lead erasingToo(Merges nowMerged, Erasure rest) {
        return erased(rest, nowMerged, 0);
    }

    private Lead erased(Erasure rest, Merges nowMerged, int privacyEvents) {
        return new Lead(
                id,
                sequence,
                privacySequence + privacyEvents,
                asOf,
                published,
                lastReceipt,
                segments,
                folded,
                stale,
                timer,
                identifiedAt,
                nowMerged,
                rest);
    }

    /** This lead once it was folded and, as far as anything changed, published. */
    Lead publishing(FoldedHistory next, Instant at, Score score, int scoreChanges, int consentChanges) {
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
                timer,
                identifiedAt,
                merges,
                erasure);
    }

    private List<Segment> segmentsWith(Segment taken) {
        List<Segment> next = new ArrayList<>(segments.size() + 1);
        Segment merged = taken;
        for (Segment segment : segments) {
            if (segment.isSameAs(taken)) {
                merged = segment.upTo(taken);
            } else {
                next.add(segment);
            }
        }
        next.add(merged);
        return next;
    }
}
