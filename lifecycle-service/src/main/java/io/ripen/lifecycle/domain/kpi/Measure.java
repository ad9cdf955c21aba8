package io.ripen.lifecycle.domain.kpi;

import java.util.Locale;

/** What is counted. Names are kept with the figures and never change. */
public enum Measure {
    /** Entries into a stage. */
    ENTERED,
    /** Departures from a stage, under what the lead belonged to when it entered. */
    LEFT,
    /** First entries into a stage: leads, not steps. */
    REACHED,
    /** Steps from a stage to the one in {@code detail}. */
    MOVED,
    /** Leads that reached a stage on this day and, whenever that was, the one in {@code detail} later. */
    CONVERTED,
    /** First entries into a stage, by the band at that moment. */
    BAND,
    /** Steps into a stage that a person or a timer decided, by the reason. */
    REASON,
    /** Handovers that a stage asked for. */
    HANDOVER,
    /** Clocks of a stage that were met in time, by the clock. */
    SLA_KEPT,
    /** Clocks of a stage that ran out, by the clock. */
    SLA_BREACHED,
    /** Times in a stage, counted when the lead left it. */
    STAY,
    /** Times from a lead's first stage until it reached this one. */
    AGE,
    /** Visitors seen for the first time, by channel. */
    VISITOR,
    /** Visits, by channel. */
    VISIT,
    /** Touchpoints within visits, by channel. */
    TOUCHPOINT,
    /** Uses of an asset; the stage is its type. */
    ASSET,
    /** Uses of assets of a topic. */
    TOPIC,
    /** Uses of assets of a journey phase. */
    PHASE,
    /** Registrations for, visits to and attendances of events and webinars; the stage says which of these. */
    EVENT;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The word in the table and in answers, for example {@code sla-kept}. */
    public String word() {
        return word;
    }

    /** The measure of a {@link #word}. */
    public static Measure ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
