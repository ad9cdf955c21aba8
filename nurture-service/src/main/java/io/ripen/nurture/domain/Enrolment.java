package io.ripen.nurture.domain;

import java.time.Instant;

/**
 * A lead inside a journey.
 *
 * @param journey the journey's id
 * @param version the journey's version at entry
 * @param entry how many times the lead had entered the journey, from 1
 * @param at when it entered
 */
public record Enrolment(String journey, int version, int entry, Instant at) {}
