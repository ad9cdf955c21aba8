package io.ripen.ingest.form;

import org.jspecify.annotations.Nullable;

/**
 * What a form's request tells beside its fields.
 *
 * @param visitorId from the visitor's cookie
 * @param page the page with the form, if the browser tells it
 */
record Submitter(@Nullable String visitorId, @Nullable String page) {}
