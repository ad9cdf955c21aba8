package io.ripen.ingest.reading;

import io.ripen.ingest.domain.site.CountryAliases;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Countries as people and programs write them: two or three letters of ISO 3166-1, UK and EL, or the English name. */
final class Countries {
    private static final Map<String, String> CODES = codes();

    private Countries() {}

    /** The country's two letters; null if none is called so. */
    static @Nullable String code(String country) {
        return CODES.get(country.strip().toLowerCase(Locale.ROOT));
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            Locale country = Locale.of("", code);
            codes.put(country.getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT), code);
            codes.put(country.getISO3Country().toLowerCase(Locale.ROOT), code);
            codes.put(code.toLowerCase(Locale.ROOT), code);
        }
        CountryAliases.all().forEach((alias, code) -> codes.put(alias.toLowerCase(Locale.ROOT), code));
        return Map.copyOf(codes);
    }
}
