package io.ripen.scoring.history;

import io.ripen.contracts.touchpoint.TouchpointCaptured;

/**
 * A touchpoint with its place in its visitor's history.
 *
 * @param segment part of the visitor's history
 * @param position from 1, gapless over all segments
 * @param touchpoint the touchpoint as captured
 */
public record StoredTouchpoint(int segment, long position, TouchpointCaptured touchpoint) {}
