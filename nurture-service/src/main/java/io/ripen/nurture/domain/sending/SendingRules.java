package io.ripen.nurture.domain.sending;

import io.ripen.nurture.domain.SendWindow;
import io.ripen.nurture.domain.consent.ConsentStatus;

/**
 * What the installation asks of every mail.
 *
 * @param needed the least consent that a marketing mail needs: {@link ConsentStatus#CONFIRMED} or
 *     {@link ConsentStatus#GRANTED}
 * @param caps how many mails a lead gets
 * @param window when marketing mails go out
 */
public record SendingRules(ConsentStatus needed, FrequencyCaps caps, SendWindow window) {

    /** A confirmed consent, the default caps, on working days by day. */
    public static final SendingRules DEFAULT =
            new SendingRules(ConsentStatus.CONFIRMED, FrequencyCaps.DEFAULT, SendWindow.DEFAULT);

    /** Checks that some consent is asked for. */
    public SendingRules {
        if (needed.compareTo(ConsentStatus.GRANTED) > 0) {
            throw new IllegalArgumentException("a marketing mail needs a consent that was given");
        }
    }
}
