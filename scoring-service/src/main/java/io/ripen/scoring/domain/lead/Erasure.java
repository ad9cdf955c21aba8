package io.ripen.scoring.domain.lead;

import java.time.Instant;

/**
 * That a lead was erased: what is left of it is its id, which names nobody any more.
 *
 * @param requestId the request
 * @param requestedAt when it was asked for
 * @param open how many visitor histories are still to be forgotten by their own lanes; at 0 the erasure is confirmed
 */
public record Erasure(String requestId, Instant requestedAt, int open) {
    Erasure more(int histories) {
        return new Erasure(requestId, requestedAt, open + histories);
    }

    Erasure oneLess() {
        return new Erasure(requestId, requestedAt, Math.max(0, open - 1));
    }
}
