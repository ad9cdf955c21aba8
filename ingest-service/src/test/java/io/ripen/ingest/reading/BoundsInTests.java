package io.ripen.ingest.reading;

/** What the intake of the tests takes. */
public final class BoundsInTests {
    /** The defaults. */
    public static final ForeignTouchpoint.Bounds BOUNDS =
            new ForeignTouchpoint.Bounds(100, 20, text -> text.matches("[^@\\s]+@[^@\\s]+"));

    private BoundsInTests() {}
}
