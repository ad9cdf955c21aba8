package io.ripen.lifecycle.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripen.webhooks.Secret;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretBoxTest {
    private static final String OLD = "old:" + "A".repeat(43) + "=";
    private static final String NEW = "new:" + "B".repeat(42) + "A=";
    private static final UUID ENDPOINT = UUID.fromString("0c7b3c55-58a5-3d0f-8a44-3a2f3f0f9b6e");

    private final Secret secret = Secret.generate();

    @Test
    void opensWhatItSealedAndNeverSealsTwiceAlike() {
        SecretBox box = new SecretBox(List.of(NEW));

        String stored = box.seal(ENDPOINT, secret);

        assertThat(stored).startsWith("sealed:new:").doesNotContain(secret.text());
        assertThat(box.open(ENDPOINT, stored)).isEqualTo(secret);
        assertThat(box.seal(ENDPOINT, secret)).isNotEqualTo(stored);
        assertThat(box.isCurrent(stored)).isTrue();
    }

    @Test
    void opensWithAnOldKeyAndSealsWithTheFirst() {
        String before = new SecretBox(List.of(OLD)).seal(ENDPOINT, secret);
        SecretBox box = new SecretBox(List.of(NEW, OLD));

        assertThat(box.open(ENDPOINT, before)).isEqualTo(secret);
        assertThat(box.isCurrent(before)).isFalse();
        assertThat(box.seal(ENDPOINT, secret)).startsWith("sealed:new:");
        assertThatThrownBy(() -> new SecretBox(List.of(NEW)).open(ENDPOINT, before))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'old'")
                .hasMessageContaining("add it again");
    }

    @Test
    void keepsSecretsAsTheyAreWithoutAKeyAndReadsThemLater() {
        SecretBox open = new SecretBox(List.of());
        SecretBox box = new SecretBox(List.of(NEW));

        assertThat(open.seal(ENDPOINT, secret)).isEqualTo(secret.text());
        assertThat(open.isCurrent(secret.text())).isTrue();
        assertThat(box.open(ENDPOINT, secret.text())).isEqualTo(secret);
        assertThat(box.isCurrent(secret.text())).isFalse();
    }

    @Test
    void opensNothingThatWasChangedOrBelongsToAnotherEndpoint() {
        SecretBox box = new SecretBox(List.of(NEW));
        String stored = box.seal(ENDPOINT, secret);
        int last = stored.length() - 5;
        String changed =
                stored.substring(0, last) + (stored.charAt(last) == 'A' ? 'B' : 'A') + stored.substring(last + 1);

        assertThatThrownBy(() -> box.open(UUID.randomUUID(), stored)).hasMessageContaining("RIPEN-LC-403");
        assertThatThrownBy(() -> box.open(ENDPOINT, changed)).hasMessageContaining("RIPEN-LC-403");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "new:AAAA", "New:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="})
    void refusesAKeyThatIsNoneWithoutShowingIt(String key) {
        assertThatThrownBy(() -> new SecretBox(List.of(OLD, key)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("key number 2 of ripen.lifecycle.webhooks.secret-keys")
                .hasMessageContaining("openssl rand -base64 32")
                .hasMessageNotContaining("AAAA");
    }

    @Test
    void refusesTwoKeysOfOneName() {
        assertThatThrownBy(() -> new SecretBox(List.of(OLD, OLD))).hasMessageContaining("the name of an earlier one");
    }
}
