package io.ripen.scoring.domain.model;

/**
 * A version of a scoring model.
 *
 * @param id name of the model
 * @param version from 1
 * @param fingerprint hash of the model's content: a state folded under another content is folded anew
 */
public record ModelRef(String id, int version, String fingerprint) {}
