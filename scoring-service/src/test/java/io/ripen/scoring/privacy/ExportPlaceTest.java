package io.ripen.scoring.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExportPlaceTest {
    @Test
    void comesBackAsItWent() {
        ExportPlace place = new ExportPlace("v:a/b/é", 12);

        assertThat(ExportPlace.decode(place.encoded())).contains(place);
    }

    @Test
    void isNothingElse() {
        for (String text : List.of("", "12", "x/v:a", "1/v:\0", "99999999999999999999/v:a")) {
            String encoded = Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
            assertThat(ExportPlace.decode(encoded)).as(text).isEmpty();
        }
        assertThat(ExportPlace.decode("%")).isEmpty();
    }
}
