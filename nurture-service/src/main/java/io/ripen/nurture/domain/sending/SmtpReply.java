package io.ripen.nurture.domain.sending;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a server answered, without its free text, which may hold addresses.
 *
 * @param code reply code, RFC 5321 section 4.2
 * @param enhanced enhanced status code such as {@code 5.1.1}, RFC 3463; absent if the server gave none
 */
public record SmtpReply(int code, @Nullable String enhanced) {
    private static final Pattern ENHANCED = Pattern.compile("\\d{3}[ -]([245]\\.\\d{1,3}\\.\\d{1,3})(?:\\s|$)");

    /** Reads the codes off a reply's first line. */
    public static SmtpReply of(int code, String text) {
        Matcher matcher = ENHANCED.matcher(text);
        return new SmtpReply(code, matcher.lookingAt() ? matcher.group(1) : null);
    }

    boolean isAcceptance() {
        return code >= 200 && code < 300;
    }

    boolean isTemporary() {
        return code >= 400 && code < 500;
    }

    boolean isPermanent() {
        return code >= 500 && code < 600;
    }

    /** 530, 534, 535, 538: the server wants another authentication. Ours to repair, not the mail's fault. */
    boolean isAboutOurLogin() {
        return code == 530 || code == 534 || code == 535 || code == 538;
    }

    boolean isAboutTheMailbox() {
        return isAboutTheMailbox(enhanced);
    }

    /**
     * Whether an enhanced status code, in an answer or in a report, says that a mailbox takes no mail, whatever the mail and
     * whoever sends it. 5.1.1 to 5.1.3, 5.1.6, 5.1.10, 5.2.1: mailbox or domain does not exist, is malformed, moved, disabled
     * or takes no mail.
     */
    public static boolean isAboutTheMailbox(@Nullable String enhanced) {
        return switch (enhanced) {
            case "5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1" -> true;
            case null, default -> false;
        };
    }

    /**
     * In answer to RCPT and without an enhanced code: 550, 551, 553 (RFC 5321) and 556 (RFC 7504). With one, the code says
     * more precisely what it is about, for instance 5.7.1 about us.
     */
    boolean isRefusalOfTheRecipient() {
        return enhanced == null && (code == 550 || code == 551 || code == 553 || code == 556);
    }

    /** The stable code in events and answers, for example {@code smtp-550-5.1.1}. */
    String reason() {
        return enhanced == null ? "smtp-" + code : "smtp-" + code + "-" + enhanced;
    }
}
