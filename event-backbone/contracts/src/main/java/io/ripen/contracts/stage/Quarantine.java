package io.ripen.contracts.stage;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * No marketing mail while this lasts.
 *
 * @param reason why, for a person to read
 * @param by who or what began it
 * @param since when it began
 * @param until when it ends at the latest; absent where only an outcome ends it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Quarantine(
        String reason, Actor by, Instant since, @Nullable Instant until) {}
