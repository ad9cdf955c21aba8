package io.ripen.scoring.domain.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Concludes the function in the buying centre from a job title: the first function of which a keyword stands in the
 * title as whole words.
 *
 * @param functions in order of precedence
 */
public record BuyingFunctions(List<BuyingFunction> functions) {
    /**
     * One function.
     *
     * @param name for example {@code decider}
     * @param keywords words or phrases of job titles, any case
     */
    public record BuyingFunction(String name, List<String> keywords) {
        /** Brings the keywords into the form that titles are compared in. */
        public BuyingFunction {
            keywords = keywords.stream().map(BuyingFunctions::words).toList();
        }
    }

    /** Copies the list. */
    public BuyingFunctions {
        functions = List.copyOf(functions);
    }

    /** The function that the title stands for, if it tells one. */
    public Optional<String> of(String jobTitle) {
        String title = words(jobTitle);
        for (BuyingFunction function : functions) {
            for (String keyword : function.keywords) {
                if (title.contains(keyword)) {
                    return Optional.of(function.name);
                }
            }
        }
        return Optional.empty();
    }

    /** Lower case, every run of other characters one space, a space at both ends. */
    private static String words(String text) {
        StringBuilder words = new StringBuilder(text.length() + 2).append(' ');
        String lower = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                words.append(c);
            } else if (words.charAt(words.length() - 1) != ' ') {
                words.append(' ');
            }
        }
        if (words.charAt(words.length() - 1) != ' ') {
            words.append(' ');
        }
        return words.toString();
    }
}
