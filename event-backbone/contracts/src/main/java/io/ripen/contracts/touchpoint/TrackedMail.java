package io.ripen.contracts.touchpoint;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The mail of ours that led to a touchpoint, as told by a link that we signed.
 *
 * @param leadId the lead that the mail was sent to
 * @param mailKey the mail: lead, journey, step and entry
 * @param linkId which link of the mail
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrackedMail(
        String leadId, String mailKey, @Nullable String linkId) {}
