package io.ripen.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripen.local.access.SigningKey;
import java.util.List;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;

class TokensTest {
    private static final JwtConsumer SERVICE = new JwtConsumerBuilder()
            .setVerificationKey(
                    SigningKey.parse(Tokens.publicKey(), SigningKey.generate().privateText())
                            .publicKey())
            .setRequireExpirationTime()
            .build();

    @Test
    void carriesTheRolesAsGroups() throws InvalidJwtException, MalformedClaimException {
        JwtClaims claims = SERVICE.processToClaims(Tokens.withRoles("sales", "ops"));

        assertThat(claims.getStringListClaimValue("groups")).isEqualTo(List.of("sales", "ops"));
    }

    @Test
    void isRefusedWhenExpiredOrForged() {
        assertThatThrownBy(() -> SERVICE.processToClaims(Tokens.expired("sales")))
                .isInstanceOf(InvalidJwtException.class);
        assertThatThrownBy(() -> SERVICE.processToClaims(Tokens.forged("sales")))
                .isInstanceOf(InvalidJwtException.class);
        assertThat(isGenuine(Tokens.unsigned("sales"))).isFalse();
        assertThat(isGenuine(Tokens.signedWithPublicKey("sales"))).isFalse();
    }

    /** Whether a service takes it. */
    static boolean isGenuine(String token) {
        try {
            SERVICE.processToClaims(token);
            return true;
        } catch (InvalidJwtException refused) {
            return false;
        }
    }
}
