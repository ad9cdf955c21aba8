package io.ripen.scoring.domain.model;

/**
 * A cap that several rules of an axis share.
 *
 * @param id unique in the axis
 * @param cap most hundredths that its rules may be worth together
 */
public record Group(String id, long cap) {}
