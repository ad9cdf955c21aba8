package io.ripen.ingest.domain.site;

import java.time.Duration;

/**
 * What an event may not exceed.
 *
 * @param maxAge how long before its receipt a touchpoint may have happened
 * @param maxConsents most consents of an event
 * @param maxProperties most further values of an event
 */
public record IntakeBounds(Duration maxAge, int maxConsents, int maxProperties) {}
