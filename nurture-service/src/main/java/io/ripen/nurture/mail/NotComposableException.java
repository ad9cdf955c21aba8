package io.ripen.nurture.mail;

import io.ripen.nurture.domain.sending.SendOutcome;

/** A mail cannot be made from its template and what is known. Nothing of it was handed over to anybody. */
final class NotComposableException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The message names the cause's class and nothing that may be personal. */
    NotComposableException(Exception cause) {
        super(cause.getClass().getName(), cause);
    }

    /** What is wrong, for whoever knows the data already: it may quote them. */
    String detail() {
        Throwable cause = getCause();
        return String.valueOf(cause == null ? getMessage() : cause.getMessage());
    }

    /** What it means for the mail: another attempt would end the same way. */
    SendOutcome outcome() {
        return new SendOutcome.Refused("not-composable", false);
    }
}
