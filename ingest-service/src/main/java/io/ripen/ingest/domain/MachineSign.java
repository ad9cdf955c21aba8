package io.ripen.ingest.domain;

/**
 * Why a machine is thought to have caused an event.
 *
 * @param kind crawler, link-preview, headless-browser, prefetch or mail-scanner
 * @param sign what gave it away
 */
public record MachineSign(String kind, String sign) {}
