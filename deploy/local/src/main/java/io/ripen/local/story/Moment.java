package io.ripen.local.story;

import java.time.Instant;

/**
 * Something that happened to a lead.
 *
 * @param at when
 * @param kind touchpoint, stage or mail
 * @param what in a few words
 * @param effect what came of it: points, or why
 */
record Moment(Instant at, String kind, String what, String effect) {}
