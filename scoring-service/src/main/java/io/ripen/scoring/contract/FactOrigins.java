package io.ripen.scoring.contract;

import io.ripen.contracts.touchpoint.Origin;

/** Protocols in the origin of touchpoints that tell the source of their facts. */
public final class FactOrigins {
    /** Looked up at a provider. */
    public static final String ENRICHMENT = "enrichment";

    /** Out of imported data; ingest's, for what a server tells of former times. */
    public static final String IMPORT = Origin.IMPORT;

    /** Written down by sales, or by somebody of the company on the person's behalf. */
    public static final String SALES = "sales";

    private FactOrigins() {}
}
