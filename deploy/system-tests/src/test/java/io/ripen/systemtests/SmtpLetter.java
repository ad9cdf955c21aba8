package io.ripen.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A mail that somebody else's server delivers, RFC 5321. */
final class SmtpLetter {
    private SmtpLetter() {}

    /** Delivers a message, whose lines do not begin with dots; fails if the server does not take it. */
    static void deliver(int port, String from, String to, String message) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                OutputStream out = socket.getOutputStream()) {
            assertThat(answer(in)).startsWith("220");
            for (String command :
                    List.of("HELO mx.example", "MAIL FROM:<" + from + ">", "RCPT TO:<" + to + ">", "DATA")) {
                say(out, command);
                assertThat(answer(in)).as(command).startsWith(command.equals("DATA") ? "354" : "250");
            }
            say(out, message.replace("\n", "\r\n") + ".");
            assertThat(answer(in)).startsWith("250");
            say(out, "QUIT");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** The last line of an answer. */
    private static String answer(BufferedReader in) throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        if (line == null) {
            throw new IOException("the server has gone");
        }
        return line;
    }
}
