package io.ripen.bench.server;

import io.ripen.local.server.Database;
import java.util.LinkedHashMap;
import java.util.Map;

/** What benchmarks tell the services about the servers beside them. */
public final class ServiceEnvironment {
    private static final String LINK_KEY = "bench:00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    private ServiceEnvironment() {}

    /**
     * Where broker and database are, and whose tokens count.
     *
     * @param publicKey as {@link io.ripen.local.access.SigningKey#publicText} tells it
     */
    public static Map<String, String> servers(String bootstrapServers, int databasePort, String publicKey) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("RIPEN_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
        environment.put("RIPEN_POSTGRES_HOST", "127.0.0.1");
        environment.put("RIPEN_POSTGRES_PORT", Integer.toString(databasePort));
        environment.put("RIPEN_POSTGRES_DATABASE", Database.NAME);
        environment.put("RIPEN_POSTGRES_USER", Database.NAME);
        environment.put("RIPEN_POSTGRES_PASSWORD", Database.NAME);
        environment.put("QUARKUS_OIDC_PUBLIC_KEY", publicKey);
        return environment;
    }

    /** Where nurture-service sends mails, at any hour of any day. */
    public static Map<String, String> mailing(int smtpPort) {
        return Map.of(
                "RIPEN_NURTURE_LINKS_KEYS",
                LINK_KEY,
                "RIPEN_NURTURE_LINKS_BASE_URL",
                "http://127.0.0.1",
                "RIPEN_NURTURE_SMTP_HOST",
                "127.0.0.1",
                "RIPEN_NURTURE_SMTP_PORT",
                Integer.toString(smtpPort),
                "RIPEN_NURTURE_RULES_DAYS",
                "monday,tuesday,wednesday,thursday,friday,saturday,sunday",
                "RIPEN_NURTURE_RULES_FROM",
                "00:00",
                "RIPEN_NURTURE_RULES_TO",
                "00:00");
    }
}
