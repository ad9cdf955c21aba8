package io.ripen.nurture.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkTokensTest {
    private static final Instant NOW = Instant.parse("2026-03-16T09:41:07Z");
    private static final String NEW = "new:AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA";
    private static final String OLD = "old:ISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0-P0A";

    private static LinkTokens tokens(String keys, Instant now) {
        LinkSettings settings = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(LinkSettings.class)
                .withDefaultValue("ripen.nurture.links.keys", keys)
                .build()
                .getConfigMapping(LinkSettings.class);
        return new LinkTokens(settings, Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void readsWhatItWrote() {
        String token = tokens(NEW, NOW).token(LinkUse.CONFIRM, "lead-1", "lead-1/welcome/first/1");

        assertThat(tokens(NEW, NOW).read(LinkUse.CONFIRM, token))
                .contains(new SignedLink("lead-1", "lead-1/welcome/first/1", NOW));
    }

    @Test
    void isGoodForOneUseOnly() {
        String token = tokens(NEW, NOW).token(LinkUse.UNSUBSCRIBE, "lead-1", "mail");

        assertThat(tokens(NEW, NOW).read(LinkUse.CONFIRM, token)).isEmpty();
        assertThat(tokens(NEW, NOW).read(LinkUse.PREFERENCES, token)).isEmpty();
    }

    @Test
    void readsWithAnOlderKeyAndWritesWithTheFirst() {
        String before = tokens(OLD, NOW).token(LinkUse.CONFIRM, "lead-1", "mail");
        LinkTokens rotated = tokens(NEW + "," + OLD, NOW);

        assertThat(rotated.read(LinkUse.CONFIRM, before)).isPresent();
        assertThat(tokens(NEW, NOW).read(LinkUse.CONFIRM, rotated.token(LinkUse.CONFIRM, "lead-1", "mail")))
                .isPresent();
        assertThat(tokens(NEW, NOW).read(LinkUse.CONFIRM, before)).isEmpty();
    }

    @Test
    void readsNothingOnceItsTimeIsOver() {
        String token = tokens(NEW, NOW).token(LinkUse.CONFIRM, "lead-1", "mail");

        assertThat(tokens(NEW, NOW.plus(Duration.ofDays(13))).read(LinkUse.CONFIRM, token))
                .isPresent();
        assertThat(tokens(NEW, NOW.plus(Duration.ofDays(15))).read(LinkUse.CONFIRM, token))
                .isEmpty();
    }

    @Test
    void readsNothingThatWasAlteredOrIsNoToken() {
        String token = tokens(NEW, NOW).token(LinkUse.CONFIRM, "lead-1", "mail");
        int payload = token.indexOf('.') + 5;
        String altered =
                token.substring(0, payload) + (token.charAt(payload) == 'A' ? 'B' : 'A') + token.substring(payload + 1);

        assertThat(tokens(NEW, NOW).read(LinkUse.CONFIRM, altered)).isEmpty();
        assertThat(tokens(NEW, NOW).read(LinkUse.CONFIRM, "no token")).isEmpty();
        assertThat(tokens(NEW, NOW).read(LinkUse.CONFIRM, "x".repeat(5000))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA, RIPEN-N-301",
        "short:AQIDBAUGBwgJCgsMDQ4PEA, RIPEN-N-302",
        "zero:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA, RIPEN-N-302",
        "text:not base64!, RIPEN-N-303"
    })
    void refusesAWeakKeyWithoutRepeatingIt(String key, String code) {
        String secret = key.substring(key.indexOf(':') + 1);

        assertThatThrownBy(() -> tokens(key, NOW))
                .hasMessageContaining(code)
                .hasMessageContaining("ripen.nurture.links.keys")
                .hasMessageNotContaining(secret);
    }

    @Test
    void refusesTwoKeysOfOneId() {
        assertThatThrownBy(() -> tokens(NEW + "," + NEW, NOW)).hasMessageContaining("RIPEN-N-304");
    }
}
