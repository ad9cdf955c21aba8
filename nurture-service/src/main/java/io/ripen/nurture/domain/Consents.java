package io.ripen.nurture.domain;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a lead has agreed to: the consent that holds, per purpose. The order of arrival does not matter, only when each was
 * said.
 *
 * @param byPurpose at most one consent per purpose
 * @param beside at most one more per purpose, which does not hold but still counts for what may arrive later: the box that
 *     was ticked once more after the confirmation that holds, or what ended all before the tick that holds
 */
public record Consents(Map<ConsentPurpose, Consent> byPurpose, Map<ConsentPurpose, Consent> beside) {

    /** Nothing was ever agreed to. */
    public static final Consents NONE = new Consents(Map.of(), Map.of());

    /** Copies the maps. */
    @SuppressWarnings("ConstantValue") // a row that an earlier version wrote has nothing beside
    public Consents {
        byPurpose = Map.copyOf(byPurpose);
        beside = beside == null ? Map.of() : Map.copyOf(beside);
    }

    /** These consents with another one taken into account. */
    public Consents with(Consent consent) {
        ConsentPurpose purpose = consent.purpose();
        if (consent.equals(byPurpose.get(purpose))) {
            return this;
        }
        List<Consent> said = Stream.of(
                        Optional.ofNullable(byPurpose.get(purpose)),
                        Optional.ofNullable(beside.get(purpose)),
                        Optional.of(consent))
                .flatMap(Optional::stream)
                .sorted(Consent.AS_SAID)
                .toList();
        Consent holds = said.stream()
                .reduce((held, later) -> later.replaces(held) ? later : held)
                .orElse(consent);
        Optional<Consent> stillCounts =
                said.stream().filter(other -> stillCounts(other, holds)).reduce((earlier, later) -> later);
        return new Consents(changed(byPurpose, purpose, Optional.of(holds)), changed(beside, purpose, stillCounts));
    }

    private static boolean stillCounts(Consent other, Consent holds) {
        return switch (holds.status()) {
            case CONFIRMED ->
                other.status() == ConsentStatus.GRANTED && other.at().isAfter(holds.at());
            case GRANTED -> other.ends();
            case NOT_GIVEN, WITHDRAWN -> false;
        };
    }

    private static Map<ConsentPurpose, Consent> changed(
            Map<ConsentPurpose, Consent> consents, ConsentPurpose purpose, Optional<Consent> consent) {
        if (Optional.ofNullable(consents.get(purpose)).equals(consent)) {
            return consents;
        }
        Map<ConsentPurpose, Consent> changed = new EnumMap<>(ConsentPurpose.class);
        changed.putAll(consents);
        changed.remove(purpose);
        consent.ifPresent(put -> changed.put(purpose, put));
        return changed;
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
