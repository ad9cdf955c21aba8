package io.ripen.scoring.domain.fold;

import static io.ripen.scoring.domain.Sample.day;
import static io.ripen.scoring.domain.Sample.just;
import static io.ripen.scoring.domain.Sample.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.scoring.domain.SampleModel;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.touchpoint.TouchpointType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InterestsTest {
    @Test
    void addsUpPerTopicAndPerProduct() {
        ScoringModel model = SampleModel.model();
        FoldedHistory lead = Fold.fold(
                List.of(
                        just("a", 0, TouchpointType.DOWNLOAD),
                        just("b", 7, TouchpointType.DOWNLOAD),
                        view("c", 7, "/pricing")),
                model);

        assertThat(Evaluation.of(lead, day(7), model).interests())
                .isEqualTo(new Interests(Map.of("data", 2_250L, "price", 2_500L), Map.of("bdp", 2_250L)));
        assertThat(Evaluation.of(lead, day(7_000), model).interests()).isEqualTo(new Interests(Map.of(), Map.of()));
    }
}
