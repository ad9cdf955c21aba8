package io.ripen.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands before a real SMTP server, passes conversations on, and breaks those whose recipients ask for it. */
public final class SmtpGate implements AutoCloseable {
    private static final Pattern RECIPIENT = Pattern.compile("RCPT TO:<([^>]*)>.*", Pattern.CASE_INSENSITIVE);

    private final ServerSocket listener;
    private final int upstreamPort;
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Thread acceptor = new Thread(this::accept, "smtp-gate");

    private SmtpGate(ServerSocket listener, int upstreamPort) {
        this.listener = listener;
        this.upstreamPort = upstreamPort;
        acceptor.setDaemon(true);
    }

    /** Opens a gate on a random port of the loopback address. */
    public static SmtpGate before(int upstreamPort) {
        try {
            SmtpGate gate = new SmtpGate(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), upstreamPort);
            gate.acceptor.start();
            return gate;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where clients connect to. */
    public int port() {
        return listener.getLocalPort();
    }

    /** How many connections were made so far. */
    public int connections() {
        return connections.get();
    }

    /** Returns when nobody listens any more: the system closes a socket only once no thread waits in it. */
    @Override
    public void close() {
        try {
            listener.close();
            acceptor.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "smtp-gate");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (!listener.isClosed()) {
                Socket client = listener.accept();
                connections.incrementAndGet();
                daemon(() -> converse(client));
            }
        } catch (IOException e) {
            // The gate is closed.
        }
    }

    private void converse(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), upstreamPort)) {
            new Conversation(new Side(client), new Side(server)).run();
        } catch (IOException e) {
            // One of the two has gone; the other is closed with it.
        }
    }

    /** One end of a conversation. */
    private record Side(BufferedReader in, OutputStream out) {
        Side(Socket socket) throws IOException {
            this(
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1)),
                    socket.getOutputStream());
        }

        void say(String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        String hear() throws IOException {
            String line = in.readLine();
            if (line == null) {
                throw new IOException("the other side has gone");
            }
            return line;
        }
    }

    private final class Conversation {
        private final Side client;
        private final Side server;
        private SmtpFault fault = SmtpFault.NONE;

        Conversation(Side client, Side server) {
            this.client = client;
            this.server = server;
        }

        void run() throws IOException {
            passAnswer();
            boolean goesOn = true;
            while (goesOn) {
                String line = client.hear();
                Matcher recipient = RECIPIENT.matcher(line);
                if (recipient.matches()) {
                    String address = recipient.group(1);
                    fault = SmtpFault.of(address, seen.add(address));
                    goesOn = recipient(line);
                } else if (line.toUpperCase(Locale.ROOT).equals("DATA")) {
                    goesOn = fault != SmtpFault.DROP_AT_DATA && data(line);
                } else {
                    server.say(line);
                    passAnswer();
                }
            }
        }

        private boolean recipient(String line) throws IOException {
            switch (fault) {
                case DROP_AT_RCPT -> {
                    return false;
                }
                case DEFER_AT_RCPT -> client.say("450 4.2.1 try later");
                case REFUSE_AT_RCPT -> client.say("550 5.1.1 no such mailbox");
                default -> {
                    server.say(line);
                    passAnswer();
                }
            }
            return true;
        }

        private boolean data(String command) throws IOException {
            server.say(command);
            return !passAnswer().startsWith("354") || content();
        }

        private boolean content() throws IOException {
            String line = client.hear();
            if (fault == SmtpFault.DROP_IN_CONTENT) {
                return false;
            }
            while (!line.equals(".")) {
                server.say(line);
                line = client.hear();
            }
            return switch (fault) {
                case DROP_BEFORE_END -> false;
                case DEFER_AT_END -> {
                    client.say("451 4.3.0 try later");
                    yield false;
                }
                default -> {
                    server.say(line);
                    yield end();
                }
            };
        }

        private boolean end() throws IOException {
            return switch (fault) {
                case DROP_AFTER_END -> {
                    hearAnswer();
                    yield false;
                }
                case SILENT_AFTER_END -> {
                    hearAnswer();
                    client.hear();
                    yield false;
                }
                default -> {
                    passAnswer();
                    yield true;
                }
            };
        }

        private String passAnswer() throws IOException {
            String line = server.hear();
            client.say(line);
            while (line.length() > 3 && line.charAt(3) == '-') {
                line = server.hear();
                client.say(line);
            }
            return line;
        }

        private void hearAnswer() throws IOException {
            String line = server.hear();
            while (line.length() > 3 && line.charAt(3) == '-') {
                line = server.hear();
            }
        }
    }
}
