package io.ripen.ingest.touchpoint;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.ripen.testkit.RipenBackbone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The backbone's broker without its database, which ingest does not have; and a sites file. */
public final class BrokerOnly implements QuarkusTestResourceLifecycleManager {
    /** Key of the site {@code www} for servers. */
    public static final String SERVER_KEY = "server-key-of-www-0001";

    /** Key of the site {@code www} for pages of {@code https://www.example.com}. */
    public static final String BROWSER_KEY = "browser-key-of-www-0001";

    /** Key of the site {@code tiny}, which may send one event a second. */
    public static final String TINY_KEY = "browser-key-of-tiny-0001";

    /** Keys of mail links; the first one signs. */
    public static final String MAIL_LINK_KEYS = "new:bmV3LWtleS1vZi1tYWlsLWxpbmtzLTMyLWJ5dGVzLW9yLW1vcmU,"
            + "old:b2xkLWtleS1vZi1tYWlsLWxpbmtzLTMyLWJ5dGVzLW9yLW1vcmU";

    @Override
    public Map<String, String> start() {
        RipenBackbone.kafka().restart();
        return Map.of(
                "ripen.kafka.bootstrap-servers",
                RipenBackbone.kafka().bootstrapServers(),
                "quarkus.http.test-port",
                "0",
                // So that tests can come from several addresses.
                "quarkus.http.proxy.proxy-address-forwarding",
                "true",
                "ripen.ingest.body-timeout",
                "3s",
                "ripen.mail-links.keys",
                MAIL_LINK_KEYS,
                "ripen.ingest.sites.file",
                sites().toString(),
                // The least there is, so that few requests fill it.
                "ripen.ingest.max-in-flight-bytes",
                "1048576",
                "ripen.ingest.spool.directory",
                emptyFolder().toString(),
                // So that a test can fill it.
                "ripen.ingest.spool.max-bytes",
                "8388608");
    }

    private static Path emptyFolder() {
        try {
            return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "spool-of-tests-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path sites() {
        try {
            Path file = Path.of("target", "sites-of-tests.yaml").toAbsolutePath();
            Files.createDirectories(file.getParent());
            try (var example = BrokerOnly.class.getResourceAsStream("/sites.yaml")) {
                Files.write(file, example.readAllBytes());
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does nothing: the broker serves the next test class too and ends with the JVM. */
    @Override
    public void stop() {}
}
