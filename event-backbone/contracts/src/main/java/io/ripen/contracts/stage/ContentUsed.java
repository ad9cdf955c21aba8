package io.ripen.contracts.stage;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that the person looked at or did.
 *
 * @param at when last
 * @param what the rule that saw it, for example {@code whitepaper}
 * @param subject the asset, else the page or form
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContentUsed(Instant at, String what, @Nullable String subject) {}
