package io.ripen.scoring.domain.fold;

import io.ripen.scoring.domain.model.HumanSigns;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.scoring.domain.touchpoint.TouchpointType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells who opened and clicked mails while a history is folded. Scanners click every link of a mail within seconds, so a
 * sign speaks for the last click before it only.
 */
final class Evidence {
    /**
     * Most opened and clicked mails remembered, which bounds a lead's row; the oldest go first.
     */
    static final int MOST_DOUBTS = 100;

    private static final List<TouchpointType> MAIL_ACTS =
            List.of(TouchpointType.EMAIL_OPEN, TouchpointType.EMAIL_CLICK);

    private final HumanSigns signs;
    private final List<Doubt> doubts;

    Evidence(HumanSigns signs, List<Doubt> doubts) {
        this.signs = signs;
        this.doubts = new ArrayList<>(doubts);
    }

    List<Doubt> doubts() {
        return doubts;
    }

    /** Whether machines do such things as well. */
    static boolean isDoubtful(Touchpoint touchpoint) {
        return MAIL_ACTS.contains(touchpoint.type());
    }

    /** Whether a human did it, as far as it and what came before tell. */
    boolean isHuman(Touchpoint touchpoint) {
        return !isDoubtful(touchpoint) || touchpoint.confirmed() || isSecondClick(touchpoint);
    }

    private boolean isSecondClick(Touchpoint touchpoint) {
        if (touchpoint.type() != TouchpointType.EMAIL_CLICK || touchpoint.mail() == null) {
            return false;
        }
        Instant notBefore = touchpoint.occurredAt().minus(signs.secondClickWithin());
        Instant notAfter = touchpoint.occurredAt().minus(signs.scannerBurst());
        return doubts.stream()
                .filter(doubt -> doubt.type() == TouchpointType.EMAIL_CLICK)
                .filter(doubt -> touchpoint.mail().equals(doubt.mail()))
                .anyMatch(doubt -> doubt.at().isBefore(notAfter) && !doubt.at().isBefore(notBefore));
    }

    /** Settles the doubts for which this touchpoint is a human sign, and returns them with their claims. */
    List<Doubt> settledBy(Touchpoint sign) {
        return within(sign)
                .map(window -> {
                    Instant notBefore = sign.occurredAt().minus(window);
                    List<Doubt> settled = new ArrayList<>();
                    MAIL_ACTS.forEach(type -> settleLast(type, sign.mail(), notBefore, settled));
                    return settled;
                })
                .orElse(List.of());
    }

    private Optional<Duration> within(Touchpoint sign) {
        return switch (sign.type()) {
            case PAGE_VIEW -> sign.scripted() ? Optional.of(signs.pageViewWithin()) : Optional.empty();
            case FORM_FILL -> Optional.of(signs.formWithin());
            case DOWNLOAD,
                    EMAIL_OPEN,
                    EMAIL_CLICK,
                    IDENTIFY,
                    WEBINAR_REGISTERED,
                    WEBINAR_ATTENDED,
                    EVENT_VISIT,
                    CHAT,
                    PHONE_CALL,
                    TRIAL_START,
                    VIDEO,
                    BOUNCE,
                    UNSUBSCRIBE,
                    COMPLAINT,
                    CUSTOM,
                    UNKNOWN -> Optional.empty();
        };
    }

    private void settleLast(TouchpointType type, @Nullable String mail, Instant notBefore, List<Doubt> settled) {
        for (int i = doubts.size() - 1; i >= 0; i--) {
            Doubt doubt = doubts.get(i);
            if (doubt.type() == type && (mail == null || Objects.equals(mail, doubt.mail()))) {
                if (!doubt.settled() && !doubt.at().isBefore(notBefore)) {
                    doubts.set(i, doubt.asSettled());
                    settled.add(doubt);
                }
                return;
            }
        }
    }

    /** Remembers an opened or clicked mail. */
    void add(Doubt doubt) {
        doubts.add(doubt);
        if (doubts.size() > MOST_DOUBTS) {
            doubts.removeFirst();
        }
    }

    /** Forgets what no sign can reach any more. */
    void forget(Instant now) {
        if (!doubts.isEmpty()) {
            Instant notBefore = now.minus(signs.longest());
            doubts.removeIf(doubt -> doubt.at().isBefore(notBefore));
        }
    }
}
