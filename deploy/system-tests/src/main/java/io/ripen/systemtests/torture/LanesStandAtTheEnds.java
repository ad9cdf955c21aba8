package io.ripen.systemtests.torture;

import java.util.ArrayList;
import java.util.List;

/** Nothing waits any more: each lane goes on where its topics end. */
final class LanesStandAtTheEnds implements Promise {
    @Override
    public String words() {
        return "every lane stands at the end of its topics";
    }

    @Override
    public List<String> broken(Evidence evidence) {
        List<String> broken = new ArrayList<>(evidence.behind());
        if (!evidence.drained()) {
            broken.add("it took too long to come to rest");
        }
        return broken;
    }
}
