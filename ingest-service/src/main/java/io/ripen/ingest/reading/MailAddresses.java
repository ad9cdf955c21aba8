package io.ripen.ingest.reading;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Email;

/** Tells mail addresses, for those who read events and those who decide on them alike. */
@Singleton
public final class MailAddresses {
    private final Validator validator;

    @Inject
    MailAddresses(Validator validator) {
        this.validator = validator;
    }

    /** Whether a text is an address. */
    public boolean is(String text) {
        return validator.validateValue(MailAddress.class, "value", text).isEmpty();
    }

    /** Carries the constraint that says what a mail address is. */
    record MailAddress(@Email String value) {}
}
