package io.ripen.nurture.domain;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a lead has agreed to: the consent that holds, per purpose. The order of arrival does not matter.
 *
 * @param byPurpose at most one consent per purpose
 */
public record Consents(Map<ConsentPurpose, Consent> byPurpose) {

    /** Nothing was ever agreed to. */
    public static final Consents NONE = new Consents(Map.of());

    /** Copies the map. */
    public Consents {
        byPurpose = Map.copyOf(byPurpose);
    }

    /** These consents with another one taken into account. */
    public Consents with(Consent consent) {
        Consent held = byPurpose.get(consent.purpose());
        if (held != null && !consent.supersedes(held)) {
            return this;
        }
        Map<ConsentPurpose, Consent> changed = new EnumMap<>(ConsentPurpose.class);
        changed.putAll(byPurpose);
        changed.put(consent.purpose(), consent);
        return new Consents(changed);
    }

    /** These consents with several others taken into account. */
    public Consents withAll(List<Consent> consents) {
        Consents all = this;
        for (Consent consent : consents) {
            all = all.with(consent);
        }
        return all;
    }

    /** The status for a purpose; {@link ConsentStatus#NOT_GIVEN} if the person never said anything. */
    public ConsentStatus statusOf(ConsentPurpose purpose) {
        Consent held = byPurpose.get(purpose);
        return held == null ? ConsentStatus.NOT_GIVEN : held.status();
    }

    /** Whether the person gave the consent for a purpose, confirmed or not, and did not withdraw it. */
    public boolean allows(ConsentPurpose purpose) {
        ConsentStatus status = statusOf(purpose);
        return status == ConsentStatus.CONFIRMED || status == ConsentStatus.GRANTED;
    }
}
