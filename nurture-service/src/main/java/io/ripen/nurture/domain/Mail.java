package io.ripen.nurture.domain;

/**
 * A mail that a journey decided on.
 *
 * @param key its name for ever
 * @param journeyVersion the version of the journey that decided
 * @param template which template
 * @param purpose the consent that it needs
 */
public record Mail(MailKey key, int journeyVersion, String template, ConsentPurpose purpose) {}
