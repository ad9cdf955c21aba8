package io.ripen.ingest.mailprovider;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a provider tells of one mail and one recipient.
 *
 * @param id the same each time the provider sends the event again
 * @param act what happened
 * @param at when, as RFC 3339 text; null where the provider does not say
 * @param mail which mail to whom
 * @param client what did it
 */
record MailEvent(String id, Act act, @Nullable String at, Mail mail, Client client) {

    /** What happened to a mail. */
    sealed interface Act {
        /** Its picture was loaded. */
        record Open() implements Act {}

        /** A link was followed. */
        record Click(@Nullable String link) implements Act {}

        /**
         * It did not arrive.
         *
         * @param code the enhanced status code of SMTP, where given
         * @param word the provider's own word for the reason, where given
         */
        record Bounce(
                BounceKind kind,
                @Nullable String code,
                @Nullable String word) implements Act {}

        /** The recipient called it spam; the word is that of the recipient's mailbox provider. */
        record Complaint(@Nullable String word) implements Act {}

        /** The recipient wants no more; the list, group or stream is the provider's, null for all mail. */
        record Unsubscribe(@Nullable String list) implements Act {}
    }

    /** Whether it is worth trying again. */
    enum BounceKind {
        /** The address does not work. */
        HARD,
        /** The address may work later. */
        SOFT,
        /** Somebody refused this mail or sender; says nothing about the address. */
        BLOCKED;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Which mail, to whom.
     *
     * @param messageId the provider's id of the mail
     * @param token our own token, if the mail was sent with one
     */
    record Mail(
            @Nullable String address,
            @Nullable String messageId,
            @Nullable String token) {}

    /**
     * What opened or clicked.
     *
     * @param machineSign what made the provider think of a machine
     */
    record Client(
            @Nullable String ip,
            @Nullable String userAgent,
            @Nullable String machineSign) {
        static final Client UNKNOWN = new Client(null, null, null);
    }
}
