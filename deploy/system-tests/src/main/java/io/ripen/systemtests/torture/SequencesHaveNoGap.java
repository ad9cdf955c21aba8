package io.ripen.systemtests.torture;

import java.util.List;

/** Order and repetition are what docs/events.md promises to consumers. */
final class SequencesHaveNoGap implements Promise {
    @Override
    public String words() {
        return "sequences rise without a gap on every topic, and what comes again is the same to the byte";
    }

    @Override
    public List<String> broken(Evidence evidence) {
        return evidence.events().disorder();
    }
}
