package io.ripen.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A TCP proxy on the loopback address that can delay, cut and black-hole what passes through it, and cut a
 * connection at exactly the point where a client says something.
 */
public final class FaultProxy implements AutoCloseable {
    private sealed interface Mode {
        record Pass(Duration delay) implements Mode {}

        record Swallow() implements Mode {}

        record Refuse() implements Mode {}
    }

    /** Where a connection is cut by {@link #cutAt}. */
    public enum Side {
        /** What the client said never arrives. */
        BEFORE,
        /** The server hears it and answers; the answer is lost. */
        AFTER
    }

    /** A connection; once it is {@code deaf}, nothing from the server reaches the client. */
    private static final class Link {
        private volatile boolean deaf;
    }

    /** Whether a connection ends where this was read, which is not passed on. */
    private interface Ending {
        boolean at(byte[] chunk, int length);
    }

    private record Trap(Pattern words, Side side) {}

    private static final int CHUNK = 16 * 1024;

    private final ServerSocket listener;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Trap> trap = new AtomicReference<>();
    private volatile Mode mode = new Mode.Pass(Duration.ZERO);

    private FaultProxy(ServerSocket listener, int target) {
        this.listener = listener;
        this.target = target;
    }

    /** Opens a proxy; a listen port of 0 takes any free one. */
    public static FaultProxy open(int listenPort, int targetPort) {
        try {
            FaultProxy proxy =
                    new FaultProxy(new ServerSocket(listenPort, 50, InetAddress.getLoopbackAddress()), targetPort);
            Thread.ofVirtual().start(proxy::acceptAll);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where clients connect to. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Where clients connect to, as host and port. */
    public String address() {
        return "127.0.0.1:" + port();
    }

    /** Holds back every chunk in both directions for this long. */
    public void delay(Duration delay) {
        mode = new Mode.Pass(delay);
    }

    /** Closes all connections and every new one at once. */
    public void cut() {
        mode = new Mode.Refuse();
        dropConnections();
    }

    /** Accepts and reads, but passes nothing on in either direction: the other side seems to hang. */
    public void blackHole() {
        mode = new Mode.Swallow();
    }

    /**
     * Arms a trap: the next connection whose client says these words, all of them in one packet, is cut there, and the
     * trap is gone.
     *
     * @param words matched against the packet's bytes as ISO 8859-1
     */
    public void cutAt(Pattern words, Side side) {
        trap.set(new Trap(words, side));
    }

    /** Takes the trap of {@link #cutAt} away; whether it had cut a connection. */
    public boolean disarm() {
        return trap.getAndSet(null) == null;
    }

    /** Passes everything on without delay; what a black hole swallowed is lost, so its connections are closed. */
    public void heal() {
        boolean lost = mode instanceof Mode.Swallow;
        mode = new Mode.Pass(Duration.ZERO);
        if (lost) {
            dropConnections();
        }
    }

    @Override
    public void close() {
        closeQuietly(listener);
        dropConnections();
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (mode instanceof Mode.Refuse) {
                    client.close();
                } else {
                    connect(client);
                }
            } catch (IOException closedOrRefused) {
                // The listener was closed, or this one connection failed: the loop's condition tells which.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        open.add(client);
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(server);
            Link link = new Link();
            Thread.ofVirtual().start(() -> pump(client, server, (chunk, length) -> isCut(link, chunk, length)));
            Thread.ofVirtual().start(() -> pump(server, client, (chunk, length) -> link.deaf));
        } catch (IOException nobodyThere) {
            closeQuietly(client);
            throw nobodyThere;
        }
    }

    private void pump(Socket from, Socket to, Ending ending) {
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                if (ending.at(chunk, length)) {
                    return;
                }
                switch (mode) {
                    case Mode.Pass pass -> {
                        hold(pass.delay());
                        out.write(chunk, 0, length);
                    }
                    case Mode.Swallow swallow -> {}
                    case Mode.Refuse refuse -> {
                        return;
                    }
                }
            }
        } catch (IOException connectionEnded) {
            // One side is gone; the other follows below.
        } finally {
            closeQuietly(from);
            closeQuietly(to);
        }
    }

    /** Whether what a client said must not be passed on because it went into the trap. */
    private boolean isCut(Link link, byte[] chunk, int length) {
        Trap armed = trap.get();
        if (armed == null
                || !armed.words()
                        .matcher(new String(chunk, 0, length, StandardCharsets.ISO_8859_1))
                        .find()
                || !trap.compareAndSet(armed, null)) {
            return false;
        }
        return switch (armed.side()) {
            case BEFORE -> true;
            case AFTER -> {
                link.deaf = true;
                yield false;
            }
        };
    }

    private static void hold(Duration delay) {
        long end = System.nanoTime() + delay.toNanos();
        for (long left = delay.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void dropConnections() {
        open.forEach(this::closeQuietly);
    }

    private void closeQuietly(Closeable socket) {
        try {
            open.remove(socket);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
