package io.ripen.ingest.intake;

import java.util.Locale;

/** The wire protocols. The wire form, lower case with hyphens, is written into events. */
public enum Protocol {
    NATIVE,
    /** The native one, for what a server's records say of former times. */
    IMPORT,
    SEGMENT,
    SNOWPLOW,
    CLOUDEVENTS,
    FORM,
    SENDGRID,
    SES,
    MAILGUN,
    POSTMARK,
    BREVO,
    /** Links and open pixels of our own mails. */
    MAIL_LINK;

    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The form in events and metrics, for example {@code mail-link}. */
    public String wireName() {
        return wireName;
    }

    /** Whether events may name nobody: Snowplow's browser tracker does so in its anonymous mode, header or not. */
    public boolean takesNobody() {
        return this == SNOWPLOW;
    }
}
