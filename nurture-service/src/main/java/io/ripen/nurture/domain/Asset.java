package io.ripen.nurture.domain;

/**
 * A piece of content that mails can offer.
 *
 * @param id the site's own id of it
 * @param type for example {@code use-case}
 * @param topic what it is about
 * @param title what a reader sees
 * @param url absolute URL
 */
public record Asset(String id, String type, String topic, String title, String url) {}
