package io.ripen.ingest.site;

/** The sites file cannot be used; the message says where and what would be right, and repeats no key. */
public final class SitesFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SitesFileException(String message) {
        super(message);
    }
}
