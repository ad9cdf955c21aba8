package io.ripen.contracts.account;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What makes leads belong to one account: exactly one of the two.
 *
 * @param domain the business mail domain that they share
 * @param company where no business domain is known: the words of the company's name without its legal form, lower case
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountRef(@Nullable String domain, @Nullable String company) {}
