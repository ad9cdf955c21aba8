package io.ripen.testkit;

import java.util.Arrays;
import java.util.Locale;

/** What goes wrong for a mail. A recipient asks for it by the beginning of its address, for example {@code drop-at-rcpt.}. */
public enum SmtpFault {
    /** Nothing. */
    NONE,
    /** The connection ends instead of the answer to RCPT. */
    DROP_AT_RCPT,
    /** A temporary refusal of the recipient. */
    DEFER_AT_RCPT,
    /** A refusal for good: no such mailbox. */
    REFUSE_AT_RCPT,
    /** The connection ends instead of the answer to DATA. */
    DROP_AT_DATA,
    /** The connection ends at the first line of the content. */
    DROP_IN_CONTENT,
    /** The connection ends before the server learns that the mail is complete, which the client cannot know. */
    DROP_BEFORE_END,
    /** A temporary refusal in answer to the end of the mail, and then the connection ends. */
    DEFER_AT_END,
    /** The server takes the mail, and the connection ends before its answer arrives. */
    DROP_AFTER_END,
    /** The server takes the mail, and its answer never comes. */
    SILENT_AFTER_END;

    private static final String ONCE = "once-";

    /** What an address asks for; with {@code once-} before it only the first time. */
    static SmtpFault of(String address, boolean firstTime) {
        boolean once = address.startsWith(ONCE);
        if (once && !firstTime) {
            return NONE;
        }
        String wanted = once ? address.substring(ONCE.length()) : address;
        return Arrays.stream(values())
                .filter(fault -> wanted.startsWith(fault.prefix()))
                .findFirst()
                .orElse(NONE);
    }

    /** An address, at a domain of its own, that suffers this fault each time or only the first. */
    public String address(String unique, boolean once) {
        return (once ? ONCE : "") + prefix() + unique + "@" + unique + ".example";
    }

    private String prefix() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".";
    }
}
