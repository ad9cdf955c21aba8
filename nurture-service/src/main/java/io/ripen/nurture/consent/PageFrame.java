package io.ripen.nurture.consent;

/**
 * What all pages have in common.
 *
 * @param lang language tag of the page
 * @param title heading and title
 * @param sender name of the company
 */
public record PageFrame(String lang, String title, String sender) {}
