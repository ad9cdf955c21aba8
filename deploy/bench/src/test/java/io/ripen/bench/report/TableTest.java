package io.ripen.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void alignsItsColumnsAndIsMarkdown() {
        Table table = new Table("contender", "events/s");
        table.row(List.of("bare", "14,512"));
        table.row(List.of("bare-parsing", "9"));

        assertThat(table.text()).isEqualTo("""
                | contender    | events/s |
                |--------------|---------:|
                | bare         |   14,512 |
                | bare-parsing |        9 |
                """);
    }

    @Test
    void refusesARowOfAnotherLength() {
        assertThatThrownBy(() -> new Table("one").row(List.of("1", "2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 cells");
    }
}
