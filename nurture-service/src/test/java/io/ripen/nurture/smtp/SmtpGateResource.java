package io.ripen.nurture.smtp;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.ripen.testkit.RipenBackbone;
import java.util.Map;

/** The tests' inbox behind a gate, and pauses short enough to wait for. */
public final class SmtpGateResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        RipenBackbone.mail().restart();
        SmtpGate gate = SmtpGate.before(RipenBackbone.mail().smtpPort());
        return Map.of(
                "ripen.nurture.smtp.host", "127.0.0.1",
                "ripen.nurture.smtp.port", Integer.toString(gate.port()),
                "ripen.nurture.smtp.connect-timeout", "1s",
                "ripen.nurture.smtp.io-timeout", "1s",
                "ripen.nurture.sender.lease", "15s",
                "ripen.nurture.sender.sweep-interval", "200ms",
                "ripen.nurture.sender.first-retry", "300ms",
                "ripen.nurture.sender.max-attempts", "3",
                "ripen.nurture.sender.outage-pause", "100ms");
    }

    @Override
    public void stop() {}
}
