package io.ripen.scoring.domain.fold;

import io.ripen.scoring.domain.SampleModel;

/** The same must hold where a lead has more awards than are kept. */
class FewAwardsPropertiesTest extends FoldPropertiesTest {
    FewAwardsPropertiesTest() {
        super(SampleModel.model(SampleModel.allRules(), 6));
    }
}
