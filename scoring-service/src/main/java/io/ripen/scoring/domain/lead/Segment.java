package io.ripen.scoring.domain.lead;

/**
 * A part of a visitor's history that belongs to a lead, as far as the lead has taken it.
 *
 * @param visitorKey the visitor
 * @param segment number of the part
 * @param through position of the last touchpoint taken
 * @param sequence sequence of the last event seen from this part
 * @param leadId the lead to which identity resolution gave it; another than its holder once leads were merged
 */
public record Segment(String visitorKey, int segment, long through, long sequence, String leadId) {
    boolean is(String otherVisitorKey, int otherSegment) {
        return segment == otherSegment && visitorKey.equals(otherVisitorKey);
    }

    /** Whether both are the same part of the same history. */
    boolean isSameAs(Segment other) {
        return is(other.visitorKey, other.segment);
    }

    /** With all that is kept of it. */
    public Segment toItsEnd() {
        return through(Long.MAX_VALUE);
    }

    /** Up to another position. */
    public Segment through(long position) {
        return new Segment(visitorKey, segment, position, sequence, leadId);
    }

    Segment upTo(Segment later) {
        return new Segment(
                visitorKey, segment, Math.max(through, later.through), Math.max(sequence, later.sequence), leadId);
    }
}
