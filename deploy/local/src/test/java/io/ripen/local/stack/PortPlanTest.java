package io.ripen.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripen.local.process.LocalFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortPlanTest {
    @TempDir
    private Path home;

    @Test
    void usesTheDefaults() {
        PortPlan plan = PortPlan.of(Map.of(), Map.of());

        assertThat(plan.port(PortUse.INGEST)).isEqualTo(8081);
        assertThat(plan.port(PortUse.POSTGRES)).isEqualTo(15_432);
        assertThat(plan.url(PortUse.INBOX)).isEqualTo("http://127.0.0.1:8025");
    }

    @Test
    void prefersAnOptionToAVariableToTheDefault() {
        Map<String, String> environment = Map.of("RIPEN_INGEST_PORT", "9001", "RIPEN_KAFKA_CONTROLLER_PORT", "9002");

        PortPlan plan = PortPlan.of(environment, Map.of("ingest", "9003"));

        assertThat(plan.port(PortUse.INGEST)).isEqualTo(9003);
        assertThat(plan.port(PortUse.KAFKA_CONTROLLER)).isEqualTo(9002);
    }

    @Test
    void refusesWhatIsNotAPort() {
        assertThatThrownBy(() -> PortPlan.of(Map.of("RIPEN_SMTP_PORT", "mail"), Map.of()))
                .isInstanceOf(LocalFailure.class)
                .hasMessage("RIPEN_SMTP_PORT is \"mail\": a port is a number from 1 to 65535.");
        assertThatThrownBy(() -> PortPlan.of(Map.of(), Map.of("smtp", "65536"))).hasMessageContaining("--port smtp");
    }

    @Test
    void refusesAnUnknownName() {
        assertThatThrownBy(() -> PortPlan.of(Map.of(), Map.of("intake", "1")))
                .hasMessage("--port intake is not known: the names are ingest, scoring, lifecycle, nurture, kafka,"
                        + " kafka-controller, postgres, smtp, imap, inbox");
    }

    @Test
    void refusesOnePortForTwoUses() {
        assertThatThrownBy(() -> PortPlan.of(Map.of("RIPEN_INGEST_PORT", "8082"), Map.of()))
                .hasMessageContaining("Port 8082 is given to both ingest and scoring");
    }

    @Test
    void namesThePortThatIsTaken() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            PortPlan plan = PortPlan.of(Map.of(), Map.of("nurture", Integer.toString(other.getLocalPort())));

            assertThat(plan.taken()).contains(PortUse.NURTURE);
            assertThat(plan.describe(plan.taken())).contains(other.getLocalPort() + " (nurture)", "Stop that program");
        }
    }

    @Test
    void isFoundAgainByLaterCommands() throws IOException {
        DataFolder folder = new DataFolder(home);
        Files.createDirectories(home.resolve("run"));
        PortPlan.of(Map.of(), Map.of("ingest", "9003")).save(folder);

        PortPlan later = PortPlan.of(Map.of(), Map.of()).orSaved(folder);

        assertThat(later.port(PortUse.INGEST)).isEqualTo(9003);
        assertThat(later.port(PortUse.SCORING)).isEqualTo(8082);
    }
}
