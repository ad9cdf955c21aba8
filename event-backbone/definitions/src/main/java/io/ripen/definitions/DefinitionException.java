package io.ripen.definitions;

/** Something in a definition file that cannot be used. The message names file, line, column and what would be right. */
public final class DefinitionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Place place;

    DefinitionException(Place place, String sentence) {
        super(place + ": " + sentence);
        this.place = place;
    }

    /** Where the problem is. */
    public Place place() {
        return place;
    }
}
