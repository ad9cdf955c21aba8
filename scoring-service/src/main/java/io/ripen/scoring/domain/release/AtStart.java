package io.ripen.scoring.domain.release;

import io.ripen.scoring.domain.model.ModelRef;
import java.util.Collection;
import java.util.Optional;

/** What becomes of the configured model when an instance starts. */
public enum AtStart {
    /** It is new: it is published, and all leads are folded anew. */
    PUBLISH,
    /** It is known with the same content: what is in force stays in force. */
    KEEP,
    /** Its number was used for another content. */
    REFUSE_CHANGED,
    /** A higher number of the same model was in force already. */
    REFUSE_OLDER;

    /**
     * Decides.
     *
     * @param configured the configured model
     * @param known every version that is kept
     */
    public static AtStart of(ModelRef configured, Collection<KnownVersion> known) {
        Optional<KnownVersion> same = known.stream()
                .filter(KnownVersion::isFinal)
                .filter(version -> version.is(configured))
                .findFirst();
        if (same.isPresent()) {
            boolean unchanged = same.get().ref().fingerprint().equals(configured.fingerprint());
            return unchanged ? KEEP : REFUSE_CHANGED;
        }
        return configured.version() > Publishing.highestFinal(configured, known) ? PUBLISH : REFUSE_OLDER;
    }
}
