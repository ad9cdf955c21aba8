package io.ripen.ingest.touchpoint;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.ripen.testkit.RipenBackbone;
import java.util.Map;

/** The backbone's broker without its database, which ingest does not have. */
public final class BrokerOnly implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        RipenBackbone.kafka().restart();
        return Map.of(
                "ripen.kafka.bootstrap-servers",
                RipenBackbone.kafka().bootstrapServers(),
                "quarkus.http.test-port",
                "0",
                // The least there is, so that few requests fill it.
                "ripen.ingest.max-in-flight-bytes",
                "1048576");
    }

    /** Does nothing: the broker serves the next test class too and ends with the JVM. */
    @Override
    public void stop() {}
}
