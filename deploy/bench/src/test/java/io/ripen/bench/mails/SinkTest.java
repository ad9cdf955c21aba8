package io.ripen.bench.mails;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.local.server.Loopback;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SinkTest {
    @Test
    void countsMailsAndTheirRecipients() throws Exception {
        try (Sink sink = new Sink(Loopback.freePort())) {
            sink.open();
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), sink.port());
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                    OutputStream out = socket.getOutputStream()) {
                assertThat(in.readLine()).startsWith("220");
                assertThat(ask(in, out, "EHLO test")).startsWith("250");
                for (int mail = 0; mail < 3; mail++) {
                    assertThat(ask(in, out, "MAIL FROM:<a@example.com>")).startsWith("250");
                    assertThat(ask(in, out, "RCPT TO:<lead-" + mail / 2 + "@example.com>"))
                            .startsWith("250");
                    assertThat(ask(in, out, "DATA")).startsWith("354");
                    assertThat(ask(in, out, "Subject: x\r\n\r\ny\r\n.")).startsWith("250");
                }
                assertThat(ask(in, out, "RCPT TO:<nobody@example.com>")).startsWith("553");
                assertThat(ask(in, out, "QUIT")).startsWith("221");
            }
            assertThat(sink.mails()).isEqualTo(3);
            assertThat(sink.recipients()).isEqualTo(2);
            assertThat(sink.bytes()).isEqualTo(3 * 17);
        }
    }

    private static String ask(BufferedReader in, OutputStream out, String text) throws Exception {
        out.write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
        return in.readLine();
    }
}
