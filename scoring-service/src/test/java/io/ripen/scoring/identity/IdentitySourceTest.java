package io.ripen.scoring.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class IdentitySourceTest {
    @Test
    void isAUriReferenceWhateverTheVisitorKey() {
        assertThat(new IdentitySource("v:4f25-b7", 1).uri()).isEqualTo("/ripen/scoring/identity/v:4f25-b7/1");
        assertThat(new IdentitySource("v:4f25-b7", 2).eventId(7)).isEqualTo("identity-v:4f25-b7-2-7");
        assertThat(URI.create(new IdentitySource("u:a b/ü", 1).uri()).getRawPath())
                .endsWith("/1");
    }
}
