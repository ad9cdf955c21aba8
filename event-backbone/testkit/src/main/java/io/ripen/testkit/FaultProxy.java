package io.ripen.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** A TCP proxy on the loopback address that can delay, cut and black-hole what passes through it. */
public final class FaultProxy implements AutoCloseable {
    private sealed interface Mode {
        record Pass(Duration delay) implements Mode {}

        record Swallow() implements Mode {}

        record Refuse() implements Mode {}
    }

    private static final int CHUNK = 16 * 1024;

    private final ServerSocket listener;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
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
            Thread.ofVirtual().start(() -> pump(client, server));
            Thread.ofVirtual().start(() -> pump(server, client));
        } catch (IOException nobodyThere) {
            closeQuietly(client);
            throw nobodyThere;
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
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
