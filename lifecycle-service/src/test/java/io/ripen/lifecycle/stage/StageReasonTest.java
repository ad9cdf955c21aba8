package io.ripen.lifecycle.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.contracts.stage.StageReason;
import io.ripen.lifecycle.domain.LifecycleEvent;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StageReasonTest {

    @Test
    void isPublishedForEachReasonAndEachIsOne() {
        assertThat(Stream.of(LifecycleEvent.Reason.values()).map(StageEvents::published))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrder(Stream.of(StageReason.values())
                        .filter(reason -> reason != StageReason.UNKNOWN)
                        .toArray(StageReason[]::new));
    }

    @Test
    void hasCodesThatStay() {
        assertThat(StageReason.values())
                .extracting(StageReason::wireName)
                .containsExactly(
                        "identified",
                        "guards-satisfied",
                        "guards-held",
                        "accepted",
                        "rejected",
                        "contacted",
                        "bant",
                        "opportunity-opened",
                        "won",
                        "lost",
                        "recycled",
                        "disqualified",
                        "reopened",
                        "set-by-hand",
                        "imported",
                        "merged",
                        "unknown");
    }
}
