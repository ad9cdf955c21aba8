package io.ripen.webhooks;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether an endpoint gets anything. */
public enum EndpointState {
    /** What waits is delivered. */
    @JsonProperty("active")
    ACTIVE,
    /** It waits until the endpoint is enabled. */
    @JsonProperty("disabled")
    DISABLED
}
