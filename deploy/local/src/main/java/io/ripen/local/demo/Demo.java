package io.ripen.local.demo;

import io.ripen.contracts.EventType;
import io.ripen.local.stack.Access;
import io.ripen.local.stack.Console;
import io.ripen.local.stack.DataFolder;
import io.ripen.local.stack.PortPlan;
import io.ripen.local.stack.PortUse;
import io.ripen.local.stack.WriteKeys;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.TopicPartition;

/** Replays the sample into a running stack, waits until everything has come of it, and reports. */
public final class Demo {
    private final DataFolder folder;
    private final PortPlan ports;
    private final Console console;
    private final Api api;

    /** A demo against the stack of this folder. */
    public Demo(DataFolder folder, PortPlan ports, Map<String, String> tokens, WriteKeys keys, Console console) {
        this.folder = folder;
        this.ports = ports;
        this.console = console;
        this.api = new Api(Access.select(tokens, Access.ADMIN), keys.server());
    }

    /** Runs it; false if ingest did not accept every touchpoint. */
    public boolean run() {
        String kafka = "127.0.0.1:" + ports.port(PortUse.KAFKA);
        List<SampleEvent> events = SampleFile.read();
        TimeShift shift = TimeShift.rememberedIn(
                folder.home().resolve("demo-shift.txt"), events.getLast().at(), Clock.systemUTC());
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
            Drain drain = new Drain(admin);
            Map<TopicPartition, Long> before =
                    drain.ends(List.of(EventType.SCORE_CHANGED.topic(), EventType.EMAIL_TRIGGERED.topic()));
            console.gap();
            console.line("Replaying " + events.size() + " touchpoints of the Snowplow sample through "
                    + ports.url(PortUse.INGEST) + "/v1/touchpoints");
            long begin = System.nanoTime();
            Replay.Result result = new Replay(api, ports.url(PortUse.INGEST), console).run(events, shift);
            double sentAfter = secondsSince(begin);
            console.line("Waiting until all lanes are drained and all mails are out ...");
            drain.await();
            Report report = new Report(api, ports, console);
            report.awaitMails();
            double drainedAfter = secondsSince(begin);

            console.gap();
            console.line("Touchpoints: sent %d, accepted %d".formatted(result.sent(), result.accepted()));
            result.rejections().forEach(rejection -> console.line("  not accepted: " + rejection));
            report.print();
            console.gap();
            console.line("Time: sent in %.1f s, everything done after %.1f s".formatted(sentAfter, drainedAfter));
            console.line("From touchpoint received to event published:");
            console.line("  score changed    "
                    + Latency.measure(kafka, EventType.SCORE_CHANGED, before).describe());
            console.line("  mail triggered   "
                    + Latency.measure(kafka, EventType.EMAIL_TRIGGERED, before).describe());
            return result.complete();
        }
    }

    private static double secondsSince(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
    }
}
