package io.ripen.bench.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CapacityPageTest {
    private static final Path PAGE = Path.of("../../docs/capacity.md");

    @Test
    void thePageSaysWhatItsFiguresGive() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(CapacityPage.computed(page))
                .as("run ./ripen bench capacity --write after a change of the figures")
                .isEqualTo(page);
    }

    @Test
    void thePageHasEveryFigureAndNoOther() throws IOException {
        assertThat(Figures.of(Files.readString(PAGE)).values().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Figure.values()).map(Figure::id).toList());
    }

    @Test
    void readsNumbersAndQuestionMarks() {
        Figures figures = Figures.of("| `lane-rate` | 1,234.5 | x |\n| `nurture-cpu` | ? | x |\n| `no figure` | 1 |\n");

        assertThat(figures.of(Figure.LANE_RATE)).isEqualTo(1234.5);
        assertThat(figures.value(Figure.NURTURE_CPU)).isEmpty();
        assertThat(figures.values()).hasSize(2);
        assertThatThrownBy(() -> figures.of(Figure.NURTURE_CPU)).hasMessageContaining("nurture-cpu has no value");
        assertThatThrownBy(() -> figures.value(Figure.REPLICAS)).hasMessageContaining("no figure replicas");
        assertThatThrownBy(() -> Figures.of("| `a` | 1 |\n| `a` | 2 |")).hasMessageContaining("twice");
    }

    @Test
    void refusesAPageWithoutAPlaceForATable() throws IOException {
        String page = Files.readString(PAGE).replace("computed: limits", "computed: nothing");

        assertThatThrownBy(() -> CapacityPage.computed(page)).hasMessageContaining("no place for the table limits");
    }
}
