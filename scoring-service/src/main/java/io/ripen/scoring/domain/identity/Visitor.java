package io.ripen.scoring.domain.identity;

import org.jspecify.annotations.Nullable;

/**
 * A browser or device, and whom it belongs to at present.
 *
 * @param key the visitor key
 * @param segment the current part of its history, from 1; a new one starts when another known person uses the browser
 * @param leadId the lead of the current segment; null while anonymous
 * @param position touchpoints so far, over all segments
 * @param sequence events published so far about the current segment
 */
public record Visitor(String key, int segment, @Nullable String leadId, long position, long sequence) {
    /** A visitor never seen before. */
    public static Visitor unknown(String key) {
        return new Visitor(key, 1, null, 0, 0);
    }

    /** Whether nobody knows at present who it is. */
    public boolean isAnonymous() {
        return leadId == null;
    }

    /** Whether nobody knows whose this part of the history is; only the last part can be anonymous. */
    public boolean isAnonymousIn(int part) {
        return leadId == null && segment == part;
    }
}
