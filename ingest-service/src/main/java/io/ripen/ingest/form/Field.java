package io.ripen.ingest.form;

/**
 * One field of a submitted form.
 *
 * @param name as the form's author chose it
 * @param value as the person filled it in
 */
record Field(String name, String value) {}
