package io.ripen.scoring.domain.model;

import io.ripen.scoring.domain.touchpoint.Words;
import java.util.List;
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
            keywords = keywords.stream().map(Words::of).toList();
        }
    }

    /** Copies the list. */
    public BuyingFunctions {
        functions = List.copyOf(functions);
    }

    /** The function that the title stands for, if it tells one. */
    public Optional<String> of(String jobTitle) {
        String title = Words.of(jobTitle);
        for (BuyingFunction function : functions) {
            for (String keyword : function.keywords) {
                if (title.contains(keyword)) {
                    return Optional.of(function.name);
                }
            }
        }
        return Optional.empty();
    }

    /** The function that somebody told, by its name in the model where the words tell which; else as it was told. */
    public String named(String told) {
        for (BuyingFunction function : functions) {
            if (function.name.equalsIgnoreCase(told)) {
                return function.name;
            }
        }
        return of(told).orElse(told);
    }
}
