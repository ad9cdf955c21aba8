package io.ripen.lifecycle.domain.account;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * How far the buying centre of an account is known.
 *
 * @param present functions of the buying centre that a lead has, in the model's order
 * @param missing functions of the buying centre that no lead has, in the model's order
 * @param others functions that leads have beside those, in alphabetical order
 */
public record Coverage(List<String> present, List<String> missing, List<String> others) {
    /** Copies the lists. */
    public Coverage {
        present = List.copyOf(present);
        missing = List.copyOf(missing);
        others = List.copyOf(others);
    }

    /**
     * Compares what a company's buying centre consists of with what its leads are.
     *
     * @param buyingCentre the functions that the model names
     * @param functions the functions of the leads
     */
    public static Coverage of(List<String> buyingCentre, Collection<String> functions) {
        TreeSet<String> others = new TreeSet<>(functions);
        buyingCentre.forEach(others::remove);
        return new Coverage(
                buyingCentre.stream().filter(functions::contains).toList(),
                buyingCentre.stream()
                        .filter(function -> !functions.contains(function))
                        .toList(),
                List.copyOf(others));
    }
}
