package io.ripen.ingest.segment;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Answers with the documents that scripts for browsers load first. */
final class SettingsDocument {
    private static final String CACHED = "public, max-age=120";

    private SettingsDocument() {}

    static Response of(Record document) {
        return Response.ok(document, MediaType.APPLICATION_JSON_TYPE)
                .header("Cache-Control", CACHED)
                .build();
    }
}
