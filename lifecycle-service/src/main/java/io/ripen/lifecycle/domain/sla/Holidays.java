package io.ripen.lifecycle.domain.sla;

import java.time.LocalDate;

/** The days on which nobody works. The same date always gets the same answer. */
@FunctionalInterface
public interface Holidays {
    /** No holidays. */
    Holidays NONE = date -> false;

    /** Whether nobody works that day. */
    boolean isHoliday(LocalDate date);
}
