package io.ripen.contracts.score;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * A version of a scoring model, stage model or journey.
 *
 * @param id name of the model
 * @param version its version, from 1; a version never changes
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ModelRef(String id, int version) {}
