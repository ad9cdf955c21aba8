package io.ripen.nurture.domain;

import java.util.Locale;

/** Whether a lead that was in a journey may enter it again. */
public enum Reentry {
    /** A lead enters once in its life. */
    NEVER {
        @Override
        boolean allows(int entries) {
            return entries == 0;
        }
    };

    private final String id = name().toLowerCase(Locale.ROOT);

    /** The rule's name in journey files. */
    public String id() {
        return id;
    }

    /** Whether a lead that has entered so many times may enter again. */
    abstract boolean allows(int entries);
}
