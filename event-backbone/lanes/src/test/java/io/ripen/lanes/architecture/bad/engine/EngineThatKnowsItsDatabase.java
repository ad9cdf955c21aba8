package io.ripen.lanes.architecture.bad.engine;

import io.ripen.lanes.postgres.PgFailureClassifier;

/** What the architecture rule must find. */
final class EngineThatKnowsItsDatabase {
    final PgFailureClassifier classifier = new PgFailureClassifier();
}
