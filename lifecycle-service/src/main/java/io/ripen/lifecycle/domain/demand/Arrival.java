package io.ripen.lifecycle.domain.demand;

/**
 * Where a visit comes from.
 *
 * @param channel how it came about
 * @param referrer name of the referring site; empty without one
 * @param source utm_source, else the network of the click id; empty without one
 * @param campaign utm_campaign; empty without one
 */
public record Arrival(Channel channel, String referrer, String source, String campaign) {

    /** Whether it tells more than that the visitor came: another campaign or site begins another visit. */
    boolean isTelling() {
        return channel != Channel.DIRECT;
    }
}
