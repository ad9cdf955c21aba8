package io.ripen.nurture.domain;

/**
 * Tells another system that a lead reached a step. A lead reaches each step once at most in one entry into a journey, so
 * that lead, journey, entry and step name a call for ever.
 *
 * @param lead what is known of the lead at that moment
 * @param enrolment the entry that reached the step, in the version that decided
 * @param step the step's id
 * @param endpoint the name of the endpoint to be told
 */
public record WebhookCall(LeadNurture lead, Enrolment enrolment, String step, String endpoint) {}
