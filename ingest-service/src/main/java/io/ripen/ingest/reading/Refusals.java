package io.ripen.ingest.reading;

import java.util.Locale;
import java.util.Set;

/**
 * What the value of a box says if it is not ticked. Values of boxes are free, so everything else is a yes; a no that
 * is taken for a yes would be a consent that nobody gave.
 */
final class Refusals {
    private static final Set<String> SAID_BY_PROGRAMS =
            Set.of("", "0", "-", "false", "off", "null", "undefined", "unchecked", "unticked", "disabled", "n/a", "na");

    private static final Set<String> SAID_OF_CONSENTS = Set.of(
            "declined",
            "denied",
            "refused",
            "rejected",
            "withdrawn",
            "revoked",
            "unsubscribe",
            "unsubscribed",
            "opt-out",
            "optout",
            "opted-out",
            "never",
            "none",
            "nothing");

    /** As the locales of the GNU C library (nostr) say it for the languages of Europe and some others. */
    private static final Set<String> NO = Set.of(
            "n", "no", "nein", "non", "nee", "nej", "nei", "não", "nao", "nie", "ne", "nem", "ei", "nu", "nē", "níl",
            "le", "не", "нет", "ні", "όχι", "οχι", "hayır", "hayir", "لا", "לא", "いいえ", "不是", "否", "아니요");

    /** Those that also begin an answer of several words; "nu" is Dutch for now, and "nie mehr" begins no refusal. */
    private static final Set<String> BEGIN_A_NO = Set.of(
            "no", "not", "never", "don't", "nein", "kein", "keine", "non", "nee", "nej", "nei", "não", "nem", "нет",
            "όχι", "hayır");

    private static final String AFTER_A_NO = ",;!";

    private Refusals() {}

    /** Whether the value says no, in one word or at the beginning: {@code no, thanks}. */
    static boolean is(String value) {
        String said = value.strip().toLowerCase(Locale.ROOT);
        if (SAID_BY_PROGRAMS.contains(said) || SAID_OF_CONSENTS.contains(said) || NO.contains(said)) {
            return true;
        }
        int end = 0;
        while (end < said.length() && (Character.isLetter(said.charAt(end)) || said.charAt(end) == '\'')) {
            end++;
        }
        if (end == said.length()) {
            return false;
        }
        String first = said.substring(0, end);
        boolean beginsANo = BEGIN_A_NO.contains(first);
        return Character.isWhitespace(said.charAt(end))
                ? beginsANo
                : AFTER_A_NO.indexOf(said.charAt(end)) >= 0 && (beginsANo || NO.contains(first));
    }
}
