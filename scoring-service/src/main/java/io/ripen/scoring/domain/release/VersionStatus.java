package io.ripen.scoring.domain.release;

/** What a version of a model is. It only ever goes down this list. */
public enum VersionStatus {
    /** May still be replaced or deleted; scores nobody. */
    DRAFT,
    /** In force, as the only one; never changes. */
    PUBLISHED,
    /** Was in force once; never changes. */
    RETIRED
}
