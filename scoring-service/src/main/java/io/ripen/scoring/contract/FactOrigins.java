package io.ripen.scoring.contract;

/** Protocols in the origin of touchpoints that Ripen makes itself; they tell the source of the facts. */
public final class FactOrigins {
    /** Looked up at a provider. */
    public static final String ENRICHMENT = "enrichment";

    /** Out of imported data. */
    public static final String IMPORT = "import";

    /** Written down by sales, or by somebody of the company on the person's behalf. */
    public static final String SALES = "sales";

    private FactOrigins() {}
}
