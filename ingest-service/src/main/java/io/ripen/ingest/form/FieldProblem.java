package io.ripen.ingest.form;

/**
 * What is wrong with a field.
 *
 * @param field the field's name in the form
 * @param code stable, for the page that a form names for its errors
 * @param message what would be right, for the person
 */
record FieldProblem(String field, Code code, String message) {

    /** What can be wrong with a field. */
    enum Code {
        MISSING,
        NO_MAIL_ADDRESS,
        TOO_LONG;

        String wireName() {
            return switch (this) {
                case MISSING -> "missing";
                case NO_MAIL_ADDRESS -> "no-mail-address";
                case TOO_LONG -> "too-long";
            };
        }
    }
}
