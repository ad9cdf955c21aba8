package io.ripen.docs.source;

import org.jspecify.annotations.Nullable;

/**
 * One setting of a {@code @ConfigMapping} type.
 *
 * @param module the folder of its module
 * @param key its full name; {@code *} stands for a name that the reader chooses
 * @param type the Java type as it is written
 * @param standard its default; none if it is optional or must be given
 * @param bounds what values are refused, in words; empty if any fits
 * @param text its Javadoc
 */
public record Setting(
        String module, String key, String type, @Nullable String standard, String bounds, String text) {}
