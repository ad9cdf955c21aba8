package io.ripen.ingest.domain;

/**
 * Why a machine is thought to have caused an event.
 *
 * @param kind crawler, link-preview, headless-browser, prefetch or mail-scanner
 * @param sign what gave it away
 * @param library whether it is the mark of a library that apps of persons send with, too
 */
public record MachineSign(String kind, String sign, boolean library) {
    /** A sign that no app of a person has. */
    public MachineSign(String kind, String sign) {
        this(kind, sign, false);
    }
}
