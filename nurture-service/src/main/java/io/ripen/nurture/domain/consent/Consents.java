package io.ripen.nurture.domain.consent;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a lead has agreed to: the consent that holds, per purpose. The order of arrival does not matter, only when each was
 * said.
 *
 * @param byPurpose what holds of what the person said, at most one consent per purpose; see {@link #holding}
 * @param beside at most one more per purpose, which does not hold but still counts for what may arrive later: the box that
 *     was ticked once more after the confirmation that holds, or what ended all before the tick that holds
 * @param repeated what consent tools repeat, per purpose
 */
public record Consents(
        Map<ConsentPurpose, Consent> byPurpose,
        Map<ConsentPurpose, Consent> beside,
        Map<ConsentPurpose, Repeated> repeated) {

    /** Nothing was ever agreed to. */
    public static final Consents NONE = new Consents(Map.of(), Map.of(), Map.of());

    /** Copies the maps. */
    @SuppressWarnings("ConstantValue") // a row that an earlier version wrote has nothing beside, or repeated
    public Consents {
        byPurpose = Map.copyOf(byPurpose);
        beside = beside == null ? Map.of() : Map.copyOf(beside);
        repeated = repeated == null ? Map.of() : Map.copyOf(repeated);
    }

    /** These consents with another one taken into account. */
    public Consents with(Consent consent) {
        ConsentPurpose purpose = consent.purpose();
        if (consent.standing()) {
            Repeated with = repeated.getOrDefault(purpose, Repeated.NOTHING).with(consent);
            return new Consents(byPurpose, beside, changed(repeated, purpose, Optional.of(with)));
        }
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
        return new Consents(
                changed(byPurpose, purpose, Optional.of(holds)), changed(beside, purpose, stillCounts), repeated);
    }

    private static boolean stillCounts(Consent other, Consent holds) {
        return switch (holds.status()) {
            case CONFIRMED ->
                other.status() == ConsentStatus.GRANTED && other.at().isAfter(holds.at());
            case GRANTED -> other.ends();
            case NOT_GIVEN, WITHDRAWN -> false;
        };
    }

    private static <T> Map<ConsentPurpose, T> changed(
            Map<ConsentPurpose, T> consents, ConsentPurpose purpose, Optional<T> consent) {
        if (Optional.ofNullable(consents.get(purpose)).equals(consent)) {
            return consents;
        }
        Map<ConsentPurpose, T> changed = new EnumMap<>(ConsentPurpose.class);
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
        return holding(purpose).map(Consent::status).orElse(ConsentStatus.NOT_GIVEN);
    }

    /** The consent that holds for a purpose; empty if nobody ever said anything. */
    public Optional<Consent> holding(ConsentPurpose purpose) {
        return Optional.ofNullable(
                repeated.getOrDefault(purpose, Repeated.NOTHING).holding(byPurpose.get(purpose), beside.get(purpose)));
    }

    /** Whether the person gave the consent for a purpose, confirmed or not, and did not withdraw it. */
    public boolean allows(ConsentPurpose purpose) {
        ConsentStatus status = statusOf(purpose);
        return status == ConsentStatus.CONFIRMED || status == ConsentStatus.GRANTED;
    }

    /**
     * Whether it is news that the person says this now. What a consent tool repeats is no word of the person's, and may be
     * undone by its next repetition.
     */
    public boolean isNews(ConsentPurpose purpose, ConsentStatus status) {
        return holding(purpose)
                .filter(consent -> consent.status() == status && !consent.standing())
                .isEmpty();
    }
}
