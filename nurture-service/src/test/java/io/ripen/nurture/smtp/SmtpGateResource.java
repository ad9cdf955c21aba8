package io.ripen.nurture.smtp;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.SmtpGate;
import java.util.Map;

/** The tests' inbox behind a gate, and pauses short enough to wait for. */
public final class SmtpGateResource implements QuarkusTestResourceLifecycleManager {
    /** Two keys, of which the second is the older one. */
    private static final String KEYS =
            "new:AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA,old:" + "ISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0-P0A";

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
                                + "src/test/resources/journeys/pilot.yaml"),
                Map.entry("ripen.nurture.journeys.stop-rule-interval", "250ms"),
                Map.entry("ripen.nurture.rules.consent", "granted"),
                Map.entry("ripen.nurture.rules.caps", "5/24h"),
                Map.entry("ripen.nurture.rules.days", "monday,tuesday,wednesday,thursday,friday,saturday,sunday"),
                Map.entry("ripen.nurture.rules.from", "00:00"),
                Map.entry("ripen.nurture.rules.to", "00:00"),
                Map.entry("ripen.nurture.preferences.topics.displays", "Displays"),
                Map.entry("ripen.nurture.preferences.topics.sensors", "Sensors"));
    }

    @Override
    public void stop() {}
}
