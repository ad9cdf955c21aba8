package io.ripen.lanes.engine;

/** Tells transient failures from those that the input may cause. */
@FunctionalInterface
public interface FailureClassifier {
    /** Judges a failure of a batch's transaction. */
    FailureKind classify(Throwable failure);
}
