package io.ripen.systemtests.browser;

import io.ripen.systemtests.clients.IngestAlone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The sites file of the browser tests: pages on any port of this machine, and a catalogue. */
final class BrowserSites {
    static final String KEY = "browser-key-of-pages";

    private static final String SITES = """
            sites:
              - id: pages
                keys:
                  - {id: all, kind: browser, key: %s}
                origins: ["http://127.0.0.1:*"]
                catalogue:
                  - {url: "/files/displays-guide.pdf", id: displays-guide, type: whitepaper, topic: displays, phase: awareness}
            """.formatted(KEY);

    private BrowserSites() {}

    /** Starts ingest with these sites. */
    static IngestAlone startIngest() {
        try {
            Path file = Files.createTempFile(
                    Files.createDirectories(Path.of("target").toAbsolutePath()), "sites-", ".yaml");
            Files.writeString(file, SITES);
            return IngestAlone.start(Map.of("ripen.ingest.sites.file", file.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
