package io.ripen.scoring.feature;

import jakarta.inject.Inject;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

class TakesFieldsFromOutside {
    @Inject
    @Nullable
    Clock clock;
}
