package io.ripen.nurture.feedback;

import io.ripen.nurture.domain.sending.SmtpReply;
import io.ripen.nurture.mail.BounceAddress;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.angus.mail.dsn.DeliveryStatus;
import org.jspecify.annotations.Nullable;

/**
 * What a server reports of a mail, RFC 3464. Of several recipients, to whom a mail was passed on, the worst counts.
 *
 * @param mailHash the hash of the mail's own envelope sender, or of its Message-ID if the report quotes that; absent if
 *     neither is there
 * @param verdict what became of the mail
 * @param status enhanced status code, RFC 3463
 */
record DeliveryReport(@Nullable String mailHash, Verdict verdict, String status) {
    /** What became of a mail, the worst last. */
    enum Verdict {
        /** It arrived, or may still: delivered, relayed, expanded, delayed. */
        UNDECIDED,
        /** Refused for a reason of security or policy, X.7.X, which speaks against the sender, not the address. */
        BLOCKED,
        /** Given up for a reason that may pass, as 4.X.X, or that lies in the mail or its way, as most of 5.X.X. */
        SOFT,
        /** Refused because of the mailbox, or for good without a word why, 5.0.0. */
        HARD
    }

    private record Delivery(Verdict verdict, String status) {}

    /** Servers note in one of these where a message was delivered to; the sender of the report wrote {@code To}. */
    private static final List<String> DELIVERED_TO =
            List.of("X-Original-To", "Delivered-To", "Envelope-To", "X-Envelope-To", "To");

    /** What relays make of a refusal without an enhanced code, which is as a rule that of the mailbox. */
    private static final String NO_REASON = "5.0.0";

    private static final Pattern STATUS = Pattern.compile("\\s*([245]\\.\\d{1,3}\\.\\d{1,3})(?!\\S)");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s,;<>\"]+");

    /**
     * Reads a message.
     *
     * @return empty if it is no delivery report, or one that gives no status
     * @throws MessagingException if its structure is broken
     * @throws IOException if one of its parts is
     */
    static Optional<DeliveryReport> of(MimeMessage message) throws MessagingException, IOException {
        if (!message.isMimeType("multipart/report")) {
            return Optional.empty();
        }
        // Parts are made here and not by the library's content handlers, which depend on the thread's class loader.
        MimeMultipart parts = new MimeMultipart(message.getDataHandler().getDataSource());
        DeliveryStatus status = null;
        InternetHeaders quoted = new InternetHeaders();
        for (int number = 0; number < parts.getCount(); number++) {
            BodyPart part = parts.getBodyPart(number);
            if (status == null && part.isMimeType("message/delivery-status")) {
                status = new DeliveryStatus(content(part));
            } else if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers")) {
                quoted = new InternetHeaders(content(part));
            }
        }
        return status == null ? Optional.empty() : of(status, mailHash(message, quoted));
    }

    private static Optional<DeliveryReport> of(DeliveryStatus status, @Nullable String mailHash) {
        return IntStream.range(0, status.getRecipientDSNCount())
                .mapToObj(status::getRecipientDSN)
                .flatMap(recipient -> delivery(recipient).stream())
                .max(Comparator.comparing(Delivery::verdict))
                .map(worst -> new DeliveryReport(mailHash, worst.verdict(), worst.status()));
    }

    private static InputStream content(BodyPart part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            return new ByteArrayInputStream(in.readAllBytes());
        }
    }

    private static Optional<Delivery> delivery(InternetHeaders recipient) {
        String field = recipient.getHeader("Status", null);
        Matcher matcher = STATUS.matcher(field == null ? "" : field);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        String status = matcher.group(1);
        return Optional.of(new Delivery(verdict(recipient.getHeader("Action", null), status), status));
    }

    /** Some servers leave the action out, which RFC 3464 does not allow; they report what failed only. */
    private static Verdict verdict(@Nullable String action, String status) {
        boolean failed =
                action == null || action.strip().toLowerCase(Locale.ROOT).startsWith("failed");
        if (!failed || status.startsWith("2")) {
            return Verdict.UNDECIDED;
        }
        if (status.startsWith(".7.", 1)) {
            return Verdict.BLOCKED;
        }
        return status.equals(NO_REASON) || SmtpReply.isAboutTheMailbox(status) ? Verdict.HARD : Verdict.SOFT;
    }

    private static @Nullable String mailHash(MimeMessage message, InternetHeaders quoted) throws MessagingException {
        List<Optional<String>> hashes = new ArrayList<>();
        for (String header : DELIVERED_TO) {
            words(message.getHeader(header)).map(BounceAddress::hash).forEach(hashes::add);
        }
        words(quoted.getHeader("Return-Path")).map(BounceAddress::hash).forEach(hashes::add);
        words(quoted.getHeader("Message-ID"))
                .map(BounceAddress::hashOfMessageId)
                .forEach(hashes::add);
        return hashes.stream().flatMap(Optional::stream).findFirst().orElse(null);
    }

    private static Stream<String> words(String @Nullable [] values) {
        return values == null ? Stream.empty() : Arrays.stream(values).flatMap(SEPARATORS::splitAsStream);
    }
}
