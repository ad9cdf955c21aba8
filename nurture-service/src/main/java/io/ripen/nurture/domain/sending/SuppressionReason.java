package io.ripen.nurture.domain.sending;

import java.util.Locale;

/** Why a mail is not sent, in the order in which it is asked. */
public enum SuppressionReason {
    /** The person is to be forgotten. */
    ERASED,
    /** There is no address, or none that a server could take. */
    NO_VALID_ADDRESS,
    /** The mailbox does not exist. */
    BOUNCED,
    /** The person marked a mail as unwanted. */
    COMPLAINED,
    /** The person withdrew the consent for the mail's purpose. */
    UNSUBSCRIBED,
    /** The person never gave, or never confirmed, the consent for the mail's purpose. */
    NO_CONSENT,
    /** Sales works the lead. */
    QUARANTINE,
    /** The lead is in a stage that gets none of the journey's mails. */
    STAGE_EXCLUDED,
    /** The lead left the journey, or the journey is not in force any more. */
    JOURNEY_EXITED,
    /** The lead got as many mails as it may get; held, not dropped, where its step says so. */
    FREQUENCY_CAP,
    /** The recipient's clock shows an hour at which no mail goes out; it is held, not dropped. */
    QUIET_HOURS,
    /** The person wants no mail about the topic. */
    TOPIC_DECLINED,
    /** The person asked for a pause; it is held, not dropped. */
    PAUSED,
    /** The recipient's mail server gets no more at a time; it is held, not dropped. */
    RATE_LIMIT;

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The stable code in events, answers and metrics, for example {@code no-consent}. */
    public String code() {
        return code;
    }
}
