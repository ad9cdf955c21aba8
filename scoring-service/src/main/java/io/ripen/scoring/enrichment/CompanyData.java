package io.ripen.scoring.enrichment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a provider knows of a company; its JSON form is the provider's answer.
 *
 * @param company name
 * @param companySize number of employees, in any form that {@code docs/scoring/facts.md} names
 * @param industry industry
 * @param country ISO 3166-1 alpha-2 code
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CompanyData(
        @Nullable String company,
        @Nullable String companySize,
        @Nullable String industry,
        @Nullable String country) {
    /** Most characters of a text: as many as a form may tell. */
    static final int LONGEST_TEXT = 255;

    /** Whether all texts can be kept, as ingest asks it of what visitors tell: short, and without control characters. */
    boolean isPlain() {
        return Stream.of(company, companySize, industry, country)
                .filter(Objects::nonNull)
                .allMatch(text -> text.length() <= LONGEST_TEXT && text.chars().noneMatch(Character::isISOControl));
    }

    /** Whether the provider knows nothing. */
    boolean isEmpty() {
        return company == null && companySize == null && industry == null && country == null;
    }
}
