package io.ripen.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {
    @Test
    void guessesTheNearestWord() {
        assertThat(Spelling.hint("verison", List.of("model", "version", "versions")))
                .isEqualTo(" (did you mean 'version'?)");
    }

    @Test
    void takesTheFirstByAlphabetOfWordsThatAreEquallyNear() {
        assertThat(Spelling.hint("cap", List.of("map", "cup", "lap"))).isEqualTo(" (did you mean 'cup'?)");
    }

    @Test
    void allowsTwoMistakesAndAThirdOfALongWord() {
        assertThat(Spelling.hint("ab", List.of("cd"))).isEqualTo(" (did you mean 'cd'?)");
        assertThat(Spelling.hint("abcdef", List.of("abcxyz"))).isEmpty();
        assertThat(Spelling.hint("abcdefghi", List.of("abcdefxyz"))).isEqualTo(" (did you mean 'abcdefxyz'?)");
    }

    @Test
    void guessesNothingForWordsThatNobodyWrites() {
        String longest = "a".repeat(64);

        assertThat(Spelling.hint(longest, List.of(longest + "b"))).isNotEmpty();
        assertThat(Spelling.hint(longest + "c", List.of(longest + "b"))).isEmpty();
        assertThat(Spelling.hint("x", List.of())).isEmpty();
    }
}
