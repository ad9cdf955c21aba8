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
    private final JwtConsumer service = new JwtConsumerBuilder()
            .setVerificationKey(
                    SigningKey.parse(Tokens.publicKey(), SigningKey.generate().privateText())
                            .publicKey())
            .setRequireExpirationTime()
            .build();

    @Test
    void carriesTheRolesAsGroups() throws InvalidJwtException, MalformedClaimException {
        JwtClaims claims = service.processToClaims(Tokens.withRoles("sales", "ops"));

        assertThat(claims.getStringListClaimValue("groups")).isEqualTo(List.of("sales", "ops"));
    }

    @Test
    void isRefusedWhenExpiredOrForged() {
        assertThatThrownBy(() -> service.processToClaims(Tokens.expired("sales")))
                .isInstanceOf(InvalidJwtException.class);
        assertThatThrownBy(() -> service.processToClaims(Tokens.forged("sales")))
                .isInstanceOf(InvalidJwtException.class);
    }
}
