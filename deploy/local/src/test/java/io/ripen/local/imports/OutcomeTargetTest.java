package io.ripen.local.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomeTargetTest {
    @TempDir
    private Path folder;

    @Test
    void tellsOneSetAndOneStackFromAnother() {
        String url = "http://127.0.0.1:8081";
        ServiceCalls scoring = ServiceCalls.withToken(url, "token-of-one");
        String identity = new OutcomeTarget(scoring, "crm").identity();

        assertThat(identity)
                .isEqualTo(new OutcomeTarget(ServiceCalls.withToken(url, "token-of-one"), "crm").identity())
                .isNotEqualTo(new OutcomeTarget(scoring, "imported").identity())
                .isNotEqualTo(new OutcomeTarget(ServiceCalls.withToken(url, "token-of-two"), "crm").identity())
                .isNotEqualTo(new OutcomeTarget(ServiceCalls.withToken(url + "2", "token-of-one"), "crm").identity())
                .doesNotContain("token-of-one");
    }

    @Test
    void givesEachContentASetOfItsOwn() throws IOException {
        Path file = folder.resolve("Won deals " + "x".repeat(60) + ".CSV");
        Files.writeString(file, "lead,outcome,at\n");
        String before = OutcomeTarget.setOf(file);

        Files.writeString(file, "lead,outcome,at\n1,won,2026-05-01\n");

        assertThat(OutcomeTarget.setOf(file))
                .isEqualTo(OutcomeTarget.setOf(file))
                .isNotEqualTo(before)
                .startsWith("file-won-deals-xxx")
                .matches("[a-z0-9][a-z0-9._-]{0,63}");
    }
}
