package io.ripen.scoring.domain.touchpoint;

import org.jspecify.annotations.Nullable;

/** Knows the numbering plans of the world. Answers the same for ever while a version of it is in use. */
@FunctionalInterface
public interface PhoneNumbers {
    /**
     * The number in E.164, for example {@code +46846500412}.
     *
     * @param given the number as told
     * @param country ISO 3166-1 alpha-2 code of the country in which a number without {@code +} is dialled
     */
    FactForm normalise(String given, @Nullable String country);
}
