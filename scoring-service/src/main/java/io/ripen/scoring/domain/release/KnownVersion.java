package io.ripen.scoring.domain.release;

import io.ripen.scoring.domain.model.ModelRef;

/**
 * A version that is kept.
 *
 * @param ref which one
 * @param status what it is
 */
public record KnownVersion(ModelRef ref, VersionStatus status) {
    /** Whether it is or was in force, and so can never change. */
    public boolean isFinal() {
        return status != VersionStatus.DRAFT;
    }

    boolean is(ModelRef other) {
        return ref.id().equals(other.id()) && ref.version() == other.version();
    }
}
