package io.ripen.scoring.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class PageKeyTest {
    @Test
    void readsWhatItWroteAndNothingElse() {
        PageKey key = new PageKey(-1234, new UUID(1, 2));

        assertThat(PageKey.decode(key.encoded())).contains(key);
        assertThat(PageKey.decode("")).isEmpty();
        assertThat(PageKey.decode("MTIz")).isEmpty();
        assertThat(PageKey.decode("not base 64!")).isEmpty();
        assertThat(PageKey.decode("eC8x")).isEmpty();
    }
}
