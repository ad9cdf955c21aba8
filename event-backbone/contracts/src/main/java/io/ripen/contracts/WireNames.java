package io.ripen.contracts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The JSON names of an enum's constants: the constant's name in lower case, with hyphens. A name that this version does
 * not know reads as the constant for unknown values, so that a newer producer never breaks an older consumer.
 *
 * @param <E> the enum
 */
public final class WireNames<E extends Enum<E>> {
    private final Map<String, E> byName;
    private final E unknown;

    private WireNames(Map<String, E> byName, E unknown) {
        this.byName = byName;
        this.unknown = unknown;
    }

    /** The names of all constants of the enum that {@code unknown} belongs to. */
    public static <E extends Enum<E>> WireNames<E> withUnknown(E unknown) {
        E[] constants = unknown.getDeclaringClass().getEnumConstants();
        return new WireNames<>(
                Arrays.stream(constants).collect(Collectors.toUnmodifiableMap(WireNames::of, Function.identity())),
                unknown);
    }

    /** The JSON name of one constant, for example {@code page-view} for {@code PAGE_VIEW}. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant with this JSON name, or the one for unknown values. */
    public E read(String wireName) {
        return byName.getOrDefault(wireName, unknown);
    }
}
