package io.ripen.scoring.model;

import io.ripen.scoring.domain.model.ModelRef;
import io.ripen.scoring.domain.model.ScoringModel;
import java.util.List;

/**
 * A model with the examples of its file.
 *
 * @param model the model
 * @param examples what must come out for given touchpoints
 */
record LoadedModel(ScoringModel model, List<Example> examples) {
    LoadedModel {
        examples = List.copyOf(examples);
    }

    LoadedModel withRef(ModelRef ref) {
        return new LoadedModel(model.withRef(ref), examples);
    }
}
