package io.ripen.systemtests.torture;

import java.util.List;

/** Something that Ripen promises and that a run can break. */
interface Promise {

    /** The promise in one sentence. */
    String words();

    /** What breaks it, a line each; empty if it was kept. */
    List<String> broken(Evidence evidence);
}
