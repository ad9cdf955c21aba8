package io.ripen.scoring.domain.release;

import io.ripen.scoring.domain.model.ModelRef;
import java.util.Collection;
import java.util.Optional;

/** Decides whether a version may be published. */
public final class Publishing {
    /** Why a version may not be published. */
    public enum Refusal {
        /** It is published or retired: whatever is to hold again needs a new number. */
        NOT_A_DRAFT,
        /** A version of the same model with this number or a higher one was in force already. */
        NOT_NEWER
    }

    private Publishing() {}

    /**
     * Why a version may not be published; empty if it may. Numbers of one model only ever go up, so that a consumer
     * can tell the newer of two scores of a lead by the version alone.
     *
     * @param candidate the version, one of those that are known
     * @param known every version that is kept
     */
    public static Optional<Refusal> refusal(KnownVersion candidate, Collection<KnownVersion> known) {
        if (candidate.isFinal()) {
            return Optional.of(Refusal.NOT_A_DRAFT);
        }
        return candidate.ref().version() <= highestFinal(candidate.ref(), known)
                ? Optional.of(Refusal.NOT_NEWER)
                : Optional.empty();
    }

    /** Highest number of a version of the same model that is or was in force; 0 if none was. */
    static int highestFinal(ModelRef ref, Collection<KnownVersion> known) {
        return known.stream()
                .filter(version -> version.isFinal() && version.ref().id().equals(ref.id()))
                .mapToInt(version -> version.ref().version())
                .max()
                .orElse(0);
    }
}
