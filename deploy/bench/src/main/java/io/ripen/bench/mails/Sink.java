package io.ripen.bench.mails;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An SMTP server (RFC 5321) that takes every mail, counts it by the number in its recipient's address, and forgets it: it
 * must not be what is measured. Recipients are {@code <anything>-NUMBER@...}.
 */
final class Sink implements AutoCloseable {
    private static final Pattern RECIPIENT =
            Pattern.compile("RCPT TO:<[^@>]*-(\\d+)@[^>]*>.*", Pattern.CASE_INSENSITIVE);
    private static final int BACKLOG = 50;

    private final BitSet taken = new BitSet();
    private final InetSocketAddress address;
    private final ServerSocket listener;
    private long mails;
    private long bytes;

    /** A server that does not listen before {@link #open}. */
    Sink(int port) {
        this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try {
            this.listener = new ServerSocket();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return address.getPort();
    }

    /** Listens from now on. */
    void open() {
        try {
            listener.bind(address, BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("sink").start(this::accept);
    }

    /** Mails taken so far. */
    synchronized long mails() {
        return mails;
    }

    /** Different recipients so far. */
    synchronized long recipients() {
        return taken.cardinality();
    }

    /** Bytes of all mails so far. */
    synchronized long bytes() {
        return bytes;
    }

    private synchronized void take(int recipient, long size) {
        mails++;
        bytes += size;
        taken.set(recipient);
    }

    private void accept() {
        try {
            while (!listener.isClosed()) {
                Socket client = listener.accept();
                client.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> converse(client));
            }
        } catch (IOException closed) {
            // The measurement is over.
        }
    }

    private void converse(Socket client) {
        try (client;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
                OutputStream out = client.getOutputStream()) {
            say(out, "220 sink");
            int recipient = -1;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                Matcher addressed = RECIPIENT.matcher(line);
                String command = line.toUpperCase(Locale.ROOT);
                if (addressed.matches()) {
                    recipient = Integer.parseInt(addressed.group(1));
                    say(out, "250 ok");
                } else if (command.equals("DATA")) {
                    say(out, "354 go on");
                    take(recipient, content(in));
                    say(out, "250 taken");
                } else if (command.equals("QUIT")) {
                    say(out, "221 bye");
                    return;
                } else {
                    say(out, command.startsWith("RCPT") ? "553 a number is missing" : "250 ok");
                }
            }
        } catch (IOException gone) {
            // The client closed its connection; what it had handed over is counted.
        }
    }

    private static long content(BufferedReader in) throws IOException {
        long size = 0;
        String line = in.readLine();
        while (line != null && !line.equals(".")) {
            size += line.length() + 2;
            line = in.readLine();
        }
        if (line == null) {
            throw new IOException("the client has gone amid a mail");
        }
        return size;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
