package io.ripen.nurture.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SendRateTest {
    private static SendRate rate(String perSecond, String perDomain) {
        return new SendRate(new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SenderSettings.class)
                .withDefaultValues(Map.of(
                        "ripen.nurture.sender.per-second", perSecond,
                        "ripen.nurture.sender.per-domain-per-minute", perDomain))
                .build()
                .getConfigMapping(SenderSettings.class));
    }

    @Test
    void givesNoMoreInTotalThanThereIs() {
        SendRate rate = rate("1", "1000");

        assertThat(rate.take(4)).isEqualTo(1);
        rate.giveBack(1);
        rate.giveBack(0);
        assertThat(rate.take(1)).isEqualTo(1);
    }

    @Test
    void linesMailsOfOneDomainUpAndLeavesOthersAlone() {
        SendRate rate = rate("1000", "1");

        assertThat(rate.reserve("a@example.com")).isZero();
        assertThat(rate.reserve("b@example.com")).isBetween(Duration.ofSeconds(30), Duration.ofMinutes(1));
        assertThat(rate.reserve("c@example.com")).isBetween(Duration.ofSeconds(90), Duration.ofMinutes(2));
        assertThat(rate.reserve("a@example.org")).isZero();
    }
}
