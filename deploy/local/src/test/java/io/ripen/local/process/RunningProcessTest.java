package io.ripen.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.RepeatedTest;

class RunningProcessTest {
    private static final int THREADS = 200;

    /** Listens on a port, with many threads that all have to end before the port is free. */
    static final class Listener {
        private Listener() {}

        public static void main(String[] arguments) throws IOException, InterruptedException {
            CountDownLatch never = new CountDownLatch(1);
            for (int i = 0; i < THREADS; i++) {
                Thread.ofPlatform().start(() -> {
                    try {
                        never.await();
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                    }
                });
            }
            try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
                System.out.println(socket.getLocalPort());
                never.await();
            }
        }
    }

    @RepeatedTest(5)
    void hasEndedOnlyWhenItsPortIsFree() throws IOException {
        Process started = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-Xss256k",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Listener.class.getName())
                .start();
        try (BufferedReader out = started.inputReader();
                ServerSocket next = new ServerSocket()) {
            int port = Integer.parseInt(out.readLine());
            RunningProcess process = new RunningProcess(started.pid(), port);

            process.signalTree("KILL");

            assertThat(process.awaitEnd(Duration.ofSeconds(10))).isTrue();
            next.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            assertThat(next.isBound()).isTrue();
        } finally {
            started.destroyForcibly();
        }
    }
}
