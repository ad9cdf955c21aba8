package io.ripen.bench.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The load generator's process: reads its plan from one file, writes what it measured to another, and ends. One thread
 * does all the sending, so that it takes at most one core, and less than the server that it drives.
 */
public final class Generator {
    /** Name of the generator itself among the watched processes. */
    public static final String SELF = "generator";

    private static final int CONNECT_LIMIT_MS = 5000;
    private static final int PATIENCE_SECONDS = 30;
    private static final int QUIET_SECONDS = 2;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LoadPlan plan;
    private final EventLoop loop;
    private final Map<String, Long> watched;

    private Generator(LoadPlan plan, EventLoop loop) {
        this.plan = plan;
        this.loop = loop;
        this.watched = new HashMap<>(plan.watched());
        watched.put(SELF, ProcessHandle.current().pid());
    }

    /** Takes the plan's path and the path that the results are written to. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        LoadPlan plan = JSON.readValue(Path.of(arguments[0]).toFile(), LoadPlan.class);
        try {
            JSON.writeValue(Path.of(arguments[1]).toFile(), measure(plan));
        } catch (LoadFailure failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
    }

    /** Carries out the plan. */
    static List<PhaseResult> measure(LoadPlan plan) throws InterruptedException {
        EventLoopGroup loops = new NioEventLoopGroup(1);
        try {
            return new Generator(plan, loops.next()).run();
        } finally {
            Future<?> unused = loops.shutdownGracefully(0, QUIET_SECONDS, TimeUnit.SECONDS);
        }
    }

    private List<PhaseResult> run() throws InterruptedException {
        Requests requests = Requests.of(plan);
        List<Connection> connections = connect();
        List<PhaseResult> results = new ArrayList<>();
        long sent = 0;
        for (Phase phase : plan.phases()) {
            CpuTimes before = CpuTimes.now(watched);
            PhaseResult result = await(new PhaseRun(phase, loop, requests, sent, connections));
            sent += result.acknowledged() + result.refused();
            results.add(result.withCpuSeconds(CpuTimes.now(watched).since(before)));
        }
        return results;
    }

    private static PhaseResult await(PhaseRun run) throws InterruptedException {
        try {
            return run.run().get(run.longestSeconds() + PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof LoadFailure known
                    ? known
                    : new LoadFailure("The load could not be sent: " + failed.getCause(), failed);
        } catch (TimeoutException stuck) {
            throw new LoadFailure("The generator did not come to an end.", stuck);
        }
    }

    private List<Connection> connect() throws InterruptedException {
        Bootstrap bootstrap = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_LIMIT_MS)
                .remoteAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), plan.port()))
                .handler(new ChannelInitializer<NioSocketChannel>() {
                    @Override
                    protected void initChannel(NioSocketChannel channel) {
                        channel.pipeline().addLast(new Connection(channel));
                    }
                });
        List<Connection> connections = new ArrayList<>();
        for (int i = 0; i < plan.connections(); i++) {
            Channel channel = bootstrap.connect().sync().channel();
            connections.add(channel.pipeline().get(Connection.class));
        }
        return connections;
    }
}
