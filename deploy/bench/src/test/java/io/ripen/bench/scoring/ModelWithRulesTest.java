package io.ripen.bench.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.model.ModelFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelWithRulesTest {
    @Test
    void isAModelWithSoManyEngagementRules(@TempDir Path folder) {
        for (int rules : new int[] {10, 200}) {
            ScoringModel model =
                    ModelFile.load(ModelWithRules.write(folder, rules).toString());

            assertThat(model.engagement().rules()).hasSize(rules);
        }
    }

    @Test
    void hasNotFewerRulesThanTheWorldMatches() {
        assertThatIllegalArgumentException().isThrownBy(() -> ModelWithRules.text(9));
    }
}
