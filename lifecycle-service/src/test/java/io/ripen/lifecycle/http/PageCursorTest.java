package io.ripen.lifecycle.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageCursorTest {
    private static final PageCursor<Instant> START = new PageCursor<>(Instant.MAX, "");

    @Test
    void readsWhatItWrote() {
        PageCursor<Instant> cursor = new PageCursor<>(Instant.parse("2026-03-01T10:00:00.123456Z"), "lead with spaces");

        assertThat(PageCursor.decoded(cursor.encoded(), Instant::parse)).contains(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%%%", "bm8tc3BhY2U", "bm90LWEtdGltZSBsZWFk", "MjAyNi0wMS0wMVQwMDowMDowMFogAA"})
    void refusesAnythingElse(String text) {
        assertThat(PageCursor.decoded(text, Instant::parse)).isEmpty();
        assertThatThrownBy(() -> Paging.read("1", 5, text, START, Instant::parse))
                .isInstanceOf(HttpProblem.class)
                .hasMessageContaining("pass the member 'next'");
    }

    @Test
    void startsBeforeEverythingAndEndsWithoutACursor() {
        Paging<Instant> paging = Paging.read("2", 5, null, START, Instant::parse);

        assertThat(paging.after()).isEqualTo(START);
        assertThat(paging.page(List.of(1, 2), PageCursorTest::shown, PageCursorTest::cursor))
                .isEqualTo("[1, 2] null");
        assertThat(paging.page(List.of(1, 2, 3), PageCursorTest::shown, PageCursorTest::cursor))
                .isEqualTo("[1, 2] " + cursor(2).encoded());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "6", "-1", "abc", "", "2147483648"})
    void refusesALimitOutOfRange(String limit) {
        assertThatThrownBy(() -> Paging.read(limit, 5, null, START, Instant::parse))
                .isInstanceOf(HttpProblem.class)
                .hasMessageContaining("allowed are 1 to 5");
    }

    private static PageCursor<Instant> cursor(int row) {
        return new PageCursor<>(Instant.EPOCH.plusSeconds(row), "lead-" + row);
    }

    private static String shown(List<Integer> rows, String next) {
        return rows + " " + next;
    }
}
