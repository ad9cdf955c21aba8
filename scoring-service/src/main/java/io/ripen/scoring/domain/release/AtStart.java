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
    /** It came with an update, of a model from which people have turned to another one: that stays in force. */
    KEEP_OTHER,
    /** Its number was used for another content. */
    REFUSE_CHANGED,
    /** A higher number of the same model was in force already. */
    REFUSE_OLDER;

    /**
     * Decides.
     *
     * @param configured the configured model
     * @param isShipped whether it comes with the service, so that an update raises its number and not the company
     * @param known every version that is kept
     */
    public static AtStart of(ModelRef configured, boolean isShipped, Collection<KnownVersion> known) {
        Optional<KnownVersion> same = known.stream()
                .filter(KnownVersion::isFinal)
                .filter(version -> version.is(configured))
                .findFirst();
        if (same.isPresent()) {
            boolean unchanged = same.get().ref().fingerprint().equals(configured.fingerprint());
            return unchanged ? KEEP : REFUSE_CHANGED;
        }
        if (configured.version() <= Publishing.highestFinal(configured, known)) {
            return REFUSE_OLDER;
        }
        return isShipped && wasLeft(configured, known) ? KEEP_OTHER : PUBLISH;
    }

    private static boolean wasLeft(ModelRef model, Collection<KnownVersion> known) {
        boolean wasInForce = known.stream()
                .anyMatch(version -> version.isFinal() && version.ref().id().equals(model.id()));
        return wasInForce
                && known.stream()
                        .anyMatch(version -> version.status() == VersionStatus.PUBLISHED
                                && !version.ref().id().equals(model.id()));
    }
}
