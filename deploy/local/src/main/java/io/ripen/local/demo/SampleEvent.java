package io.ripen.local.demo;

import java.time.Instant;

/**
 * A row of the sample file.
 *
 * @param at when it happened, in the time of the file
 * @param form whether a form was sent; a page view otherwise
 */
record SampleEvent(String id, String visitorId, Instant at, String url, boolean form) {}
