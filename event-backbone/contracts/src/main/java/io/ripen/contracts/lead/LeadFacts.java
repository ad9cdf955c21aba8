package io.ripen.contracts.lead;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Explicit facts: what a person told. An absent member is not known.
 *
 * @param email mail address, lower case
 * @param name full name
 * @param phone telephone number as given
 * @param jobTitle job title as given
 * @param function function in the buying centre
 * @param company company name
 * @param companySize number of employees, as given
 * @param industry industry
 * @param country ISO 3166-1 alpha-2 code
 * @param timeZone IANA zone
 * @param locale BCP 47 language tag
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LeadFacts(
        @Nullable String email,
        @Nullable String name,
        @Nullable String phone,
        @Nullable String jobTitle,
        @Nullable String function,
        @Nullable String company,
        @Nullable String companySize,
        @Nullable String industry,
        @Nullable String country,
        @Nullable String timeZone,
        @Nullable String locale) {

    /** Nothing known. */
    public static final LeadFacts NONE =
            new LeadFacts(null, null, null, null, null, null, null, null, null, null, null);

    /** These facts, overlaid with the ones that {@code newer} knows. */
    public LeadFacts overlaidWith(LeadFacts newer) {
        return new LeadFacts(
                either(newer.email, email),
                either(newer.name, name),
                either(newer.phone, phone),
                either(newer.jobTitle, jobTitle),
                either(newer.function, function),
                either(newer.company, company),
                either(newer.companySize, companySize),
                either(newer.industry, industry),
                either(newer.country, country),
                either(newer.timeZone, timeZone),
                either(newer.locale, locale));
    }

    private static @Nullable String either(@Nullable String newer, @Nullable String older) {
        return newer == null ? older : newer;
    }
}
