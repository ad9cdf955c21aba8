package io.ripen.contracts.touchpoint;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * Why a machine is thought to have caused a touchpoint. Such a touchpoint is kept and never scored.
 *
 * @param kind what kind of machine
 * @param sign what gave it away, for example the pattern of the list that its user agent matches
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record MachineSign(MachineKind kind, String sign) {}
