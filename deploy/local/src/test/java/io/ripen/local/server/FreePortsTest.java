package io.ripen.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FreePortsTest {
    @Test
    void givesEachPortOnceAndNoneOfOutgoingConnections() {
        Set<Integer> given = new HashSet<>();
        for (int i = 0; i < 250; i++) {
            int port = FreePorts.take();

            assertThat(port).isBetween(12_000, 31_999);
            assertThat(given.add(port))
                    .as("port %d is given for the first time", port)
                    .isTrue();
        }
    }

    @Test
    void leavesOutWhatAnotherProgramListensOn() throws IOException {
        int port = FreePorts.take();
        try (ServerSocket other = new ServerSocket(port + 1, 1, InetAddress.getLoopbackAddress())) {
            assertThat(FreePorts.take()).isNotEqualTo(other.getLocalPort());
        }
    }
}
