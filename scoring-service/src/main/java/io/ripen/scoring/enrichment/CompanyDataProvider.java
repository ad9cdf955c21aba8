package io.ripen.scoring.enrichment;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Somebody who knows companies by their mail domains. */
@FunctionalInterface
interface CompanyDataProvider {
    /**
     * What is known of a company.
     *
     * @param domain its mail domain, lower case
     * @return empty if the provider does not know it; fails if the provider could not be asked, and may hang
     */
    Uni<Optional<CompanyData>> of(String domain);
}
