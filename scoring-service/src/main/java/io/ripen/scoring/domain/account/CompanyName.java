package io.ripen.scoring.domain.account;

import io.ripen.scoring.domain.touchpoint.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Names of companies as they are compared. */
final class CompanyName {
    /** Legal forms and what stands between them, as single words: of S.A. both letters. */
    private static final Set<String> FORMS = Set.of(
            "ab",
            "ag",
            "aktiengesellschaft",
            "as",
            "asa",
            "aps",
            "bv",
            "co",
            "company",
            "corp",
            "corporation",
            "eg",
            "ev",
            "gbr",
            "gesmbh",
            "ges",
            "mbh",
            "gmbh",
            "inc",
            "incorporated",
            "kg",
            "kgaa",
            "kk",
            "limited",
            "llc",
            "llp",
            "ltd",
            "lp",
            "nv",
            "og",
            "ohg",
            "oy",
            "oyj",
            "plc",
            "pty",
            "pvt",
            "sa",
            "sarl",
            "sas",
            "se",
            "spa",
            "srl",
            "sro",
            "ug",
            "a",
            "b",
            "m",
            "v",
            "s",
            "n",
            "l",
            "c",
            "z",
            "o");

    private CompanyName() {}

    /** The words without the legal form at the end; empty if no word is left to compare. */
    static Optional<String> words(String name) {
        List<String> words =
                new ArrayList<>(Arrays.asList(Words.of(name).strip().split(" ")));
        while (words.size() > 1 && FORMS.contains(words.getLast())) {
            words.removeLast();
        }
        String joined = String.join(" ", words);
        return joined.isEmpty() ? Optional.empty() : Optional.of(joined);
    }
}
