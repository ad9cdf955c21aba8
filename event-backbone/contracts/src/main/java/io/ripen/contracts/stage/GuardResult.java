package io.ripen.contracts.stage;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * How one condition of a guard turned out.
 *
 * @param guard the condition, for example {@code score >= 50}
 * @param satisfied whether it held
 * @param actual the value that was found
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record GuardResult(String guard, boolean satisfied, String actual) {}
