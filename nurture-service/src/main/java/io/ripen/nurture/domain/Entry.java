package io.ripen.nurture.domain;

/**
 * How leads come into a journey.
 *
 * @param trigger what makes a lead enter
 * @param audience which leads may
 * @param reentry whether a lead may enter again
 * @param holdOut of a hundred leads that enter, how many get nothing, for comparison
 */
public record Entry(Trigger trigger, Condition audience, Reentry reentry, int holdOut) {}
