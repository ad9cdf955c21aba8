package io.ripen.lanes.csv;

import org.jspecify.annotations.Nullable;

/** Texts that a stranger may have made up, such as sources and campaigns of URLs, for files that spreadsheets open. */
public final class SpreadsheetText {
    /** After the advice of OWASP on CSV injection. */
    private static final String BEGINNINGS_OF_FORMULAS = "=+-@\t\r";

    private SpreadsheetText() {}

    /** The text, with an apostrophe before it if a spreadsheet would take it for a formula; empty if there is none. */
    public static String of(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        return BEGINNINGS_OF_FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
