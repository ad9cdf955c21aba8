package io.ripen.lanes.crash;

/** Where a worker stands still, so that the test can kill or stop it exactly there. */
enum HaltPoint {
    NONE,
    BEFORE_COMMIT,
    AFTER_COMMIT,
    DURING_PUBLISH,
    AFTER_ACKS
}
