package io.ripen.ingest.domain.site;

import java.util.Map;

/** Two letters that are no code of ISO 3166-1 and name a country all the same: the European Union's own for two of them. */
public final class CountryAliases {
    private static final Map<String, String> ALIASES = Map.of("UK", "GB", "EL", "GR");

    private CountryAliases() {}

    /** The code of ISO 3166-1 for each alias, both in capitals. */
    public static Map<String, String> all() {
        return ALIASES;
    }
}
