package io.ripen.scoring.domain.lead;

/**
 * A part of a visitor's history that belongs to a lead, as far as the lead has taken it.
 *
 * @param visitorKey the visitor
 * @param segment number of the part
 * @param through position of the last touchpoint taken
 * @param sequence sequence of the last event seen from this part
 */
public record Segment(String visitorKey, int segment, long through, long sequence) {
    boolean is(String otherVisitorKey, int otherSegment) {
        return segment == otherSegment && visitorKey.equals(otherVisitorKey);
    }

    Segment upTo(Segment later) {
        return new Segment(visitorKey, segment, Math.max(through, later.through), Math.max(sequence, later.sequence));
    }
}
