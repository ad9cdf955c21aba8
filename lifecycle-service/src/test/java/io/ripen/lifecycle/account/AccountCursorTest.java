package io.ripen.lifecycle.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.lifecycle.http.PageCursor;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountCursorTest {
    @ParameterizedTest
    @ValueSource(strings = {"99999999", "150.00", "-3.25", "0"})
    void readsScores(String score) {
        PageCursor<BigDecimal> cursor = new PageCursor<>(new BigDecimal(score), "account");

        assertThat(PageCursor.decoded(cursor.encoded(), AccountResource::score)).contains(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "1E+21", "score"})
    void refusesWhatIsNoScoreOrAGigabyteInFull(String score) {
        String cursor = Base64.getUrlEncoder().encodeToString((score + " account").getBytes(StandardCharsets.UTF_8));

        assertThat(PageCursor.decoded(cursor, AccountResource::score)).isEmpty();
    }
}
