package io.ripen.nurture.smtp;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.ripen.local.server.Loopback;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.SmtpGate;
import java.util.Map;

/** The tests' inbox behind a gate, and pauses short enough to wait for. */
public final class SmtpGateResource implements QuarkusTestResourceLifecycleManager {
    /** Two keys, of which the second is the older one. */
    private static final String KEYS =
            "new:AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA,old:" + "ISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0-P0A";

    /** Signs webhooks to {@code crm}. */
    public static final String NEW_SECRET = "whsec_AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=";

    /** Signs webhooks to {@code slack}, and those to {@code crm} still. */
    public static final String OLD_SECRET = "whsec_ISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0+P0A=";

    @Override
    public Map<String, String> start() {
        RipenBackbone.mail().restart();
        SmtpGate gate = SmtpGate.before(RipenBackbone.mail().smtpPort());
        return Map.ofEntries(
                Map.entry("ripen.nurture.smtp.host", "127.0.0.1"),
                Map.entry("ripen.nurture.smtp.port", Integer.toString(gate.port())),
                Map.entry("ripen.nurture.smtp.connect-timeout", "1s"),
                Map.entry("ripen.nurture.smtp.io-timeout", "3s"),
                Map.entry("ripen.nurture.sender.lease", "40s"),
                Map.entry("ripen.nurture.sender.sweep-interval", "200ms"),
                Map.entry("ripen.nurture.sender.first-retry", "300ms"),
                Map.entry("ripen.nurture.sender.max-attempts", "3"),
                Map.entry("ripen.nurture.sender.outage-pause", "100ms"),
                Map.entry("ripen.nurture.links.keys", KEYS),
                Map.entry("ripen.nurture.mail.bounce-address", "bounce@ripen.example"),
                Map.entry("ripen.nurture.bounce-mailbox.host", "127.0.0.1"),
                Map.entry(
                        "ripen.nurture.bounce-mailbox.port",
                        Integer.toString(RipenBackbone.mail().imapPort())),
                Map.entry("ripen.nurture.bounce-mailbox.tls", "none"),
                Map.entry("ripen.nurture.bounce-mailbox.user", "bounce@ripen.example"),
                Map.entry("ripen.nurture.bounce-mailbox.password", "bounce@ripen.example"),
                Map.entry("ripen.nurture.bounce-mailbox.interval", "250ms"),
                Map.entry("ripen.nurture.bounce-mailbox.longest-pause", "1s"),
                Map.entry("ripen.nurture.bounce-mailbox.page-size", "2"),
                Map.entry("ripen.nurture.tracking.keys", KEYS),
                Map.entry("ripen.nurture.feedback.soft-bounces", "3"),
                Map.entry("ripen.nurture.preview.recipient-domains", "ripen.example"),
                // without double-opt-in, so that each mail in the inbox is one that the test asked for
                Map.entry(
                        "ripen.nurture.journeys.files",
                        "use-case-by-topic,mql-welcome,demo-offer,win-back,sla-alert,customer-onboarding,progressive-profiling,"
                                + "src/test/resources/journeys/pilot.yaml,src/test/resources/journeys/told.yaml"),
                // Nobody listens there unless a test does.
                Map.entry("ripen.nurture.webhooks.endpoints.crm.url", url(Loopback.freePort())),
                Map.entry("ripen.nurture.webhooks.endpoints.crm.secret", NEW_SECRET),
                Map.entry("ripen.nurture.webhooks.endpoints.crm.previous-secret", OLD_SECRET),
                Map.entry("ripen.nurture.webhooks.endpoints.slack.url", url(Loopback.freePort())),
                Map.entry("ripen.nurture.webhooks.endpoints.slack.secret", OLD_SECRET),
                Map.entry("ripen.nurture.webhooks.timeout", "1s"),
                Map.entry("ripen.nurture.webhooks.lease", "5s"),
                Map.entry("ripen.nurture.webhooks.first-wait", "20ms"),
                Map.entry("ripen.nurture.webhooks.longest-wait", "100ms"),
                Map.entry("ripen.nurture.webhooks.most-failures", "6"),
                Map.entry("ripen.nurture.webhooks.interval", "20ms"),
                Map.entry("ripen.nurture.journeys.stop-rule-interval", "250ms"),
                Map.entry("ripen.nurture.rules.consent", "granted"),
                Map.entry("ripen.nurture.rules.caps", "5/24h"),
                Map.entry("ripen.nurture.rules.days", "monday,tuesday,wednesday,thursday,friday,saturday,sunday"),
                Map.entry("ripen.nurture.rules.from", "00:00"),
                Map.entry("ripen.nurture.rules.to", "00:00"),
                Map.entry("ripen.nurture.preferences.topics.displays", "Displays"),
                Map.entry("ripen.nurture.preferences.topics.sensors", "Sensors"));
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port + "/hooks?tenant=7";
    }

    @Override
    public void stop() {}
}
