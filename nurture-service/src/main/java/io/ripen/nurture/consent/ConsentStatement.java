package io.ripen.nurture.consent;

import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.nurture.domain.consent.ConsentPurpose;
import io.ripen.nurture.domain.consent.ConsentStatus;
import io.ripen.nurture.link.SignedLink;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person said by sending one of our pages.
 *
 * @param id names it for ever
 * @param leadId who said it, as known now: the lead of the link, or the one into which that was merged
 * @param link the link that led to the page
 * @param type the touchpoint that it is
 * @param name the touchpoint's name, if it is a custom one
 * @param source which page
 * @param wording what the person saw
 * @param consents what was said, per purpose; empty if nothing about a consent changed
 * @param at when
 */
record ConsentStatement(
        String id,
        String leadId,
        SignedLink link,
        TouchpointType type,
        @Nullable String name,
        String source,
        Wording wording,
        Map<ConsentPurpose, ConsentStatus> consents,
        Instant at) {
    ConsentStatement {
        consents = Map.copyOf(consents);
    }
}
