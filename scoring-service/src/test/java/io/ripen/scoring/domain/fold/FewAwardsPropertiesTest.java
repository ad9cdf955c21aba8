package io.ripen.scoring.domain.fold;

import io.ripen.scoring.domain.SampleModel;

/** The same must hold where a lead has more awards than are kept, and where totals are watched for. */
class FewAwardsPropertiesTest extends FoldPropertiesTest {
    FewAwardsPropertiesTest() {
        model = SampleModel.watching(SampleModel.model(SampleModel.allRules(), 6), 5, 12, 30, 47);
    }
}
