package io.ripen.nurture.feedback;

import io.ripen.nurture.domain.Sha256;
import io.ripen.nurture.smtp.SmtpSettings.Tls;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.AndTerm;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.SearchTerm;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The folder that undeliverable mails come back to, IMAP4rev1 (RFC 3501). Reading changes nothing there: a message is read
 * again until it is marked. No connection is kept between the two. Blocks its caller.
 */
@Singleton
final class BounceMailbox {
    /** Neither done nor put aside. */
    private static final SearchTerm NEW =
            new AndTerm(new FlagTerm(new Flags(Flag.SEEN), false), new FlagTerm(new Flags(Flag.FLAGGED), false));

    private final BounceMailboxSettings settings;
    private final Clock clock;

    @Inject
    BounceMailbox(BounceMailboxSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Some of the new messages, oldest first.
     *
     * @param uidValidity for as long as the folder has it, its uids mean the same messages
     * @param more whether there are others
     */
    record Page(long uidValidity, List<Letter> letters, boolean more) {}

    /** What is done with the open folder. */
    private interface Visit<T> {
        T to(Folder folder, UIDFolder uids) throws MessagingException;
    }

    /** Reads new messages; fails if the server is away or refuses. */
    Page read() throws MessagingException {
        return visit(Folder.READ_ONLY, (folder, uids) -> {
            Message[] found = folder.search(NEW);
            Message[] page = Arrays.copyOf(found, Math.min(found.length, settings.pageSize()));
            FetchProfile profile = new FetchProfile();
            profile.add(UIDFolder.FetchProfileItem.UID);
            profile.add(FetchProfile.Item.ENVELOPE);
            folder.fetch(page, profile);
            List<Letter> letters = new ArrayList<>();
            for (Message message : page) {
                letters.add(letter(folder, uids.getUID(message), (MimeMessage) message));
            }
            return new Page(uids.getUIDValidity(), letters, found.length > page.length);
        });
    }

    /** Marks what was dealt with, unless the folder was made anew in between. */
    void mark(long uidValidity, List<LetterMark> marks) throws MessagingException {
        visit(Folder.READ_WRITE, (folder, uids) -> {
            if (uids.getUIDValidity() == uidValidity) {
                set(folder, uids, marks, true, Flag.SEEN);
                set(folder, uids, marks, false, Flag.FLAGGED);
            }
            return marks;
        });
    }

    private static void set(Folder folder, UIDFolder uids, List<LetterMark> marks, boolean done, Flag flag)
            throws MessagingException {
        long[] chosen = marks.stream()
                .filter(mark -> mark.result().isDone() == done)
                .mapToLong(LetterMark::uid)
                .toArray();
        if (chosen.length > 0) {
            folder.setFlags(uids.getMessagesByUID(chosen), new Flags(flag), true);
        }
    }

    /** A message that cannot be read is put aside, unless it is the connection that is broken. */
    private Letter letter(Folder folder, long uid, MimeMessage message) throws MessagingException {
        if (message.getSize() > settings.longestMessage()) {
            return new Letter.Other(uid);
        }
        try {
            MimeMessage whole = new MimeMessage(message);
            Date received = message.getReceivedDate();
            Instant receivedAt = received == null ? clock.instant() : received.toInstant();
            return DeliveryReport.of(whole)
                    .map(report -> letter(uid, whole, report, receivedAt))
                    .orElseGet(() -> new Letter.Other(uid));
        } catch (MessagingException | IOException e) {
            if (!folder.isOpen()) {
                throw new MessagingException("the connection broke while a message was read", e);
            }
            return new Letter.Other(uid);
        }
    }

    private static Letter letter(long uid, MimeMessage whole, DeliveryReport report, Instant receivedAt) {
        return new Letter.Reported(uid, source(messageId(whole), report, receivedAt), report, receivedAt);
    }

    /** Where a server gives its report no Message-ID, the instant at which the mailbox got it stands in. */
    private static String source(@Nullable String messageId, DeliveryReport report, Instant receivedAt) {
        String name = messageId == null ? receivedAt.toString() : messageId;
        return "mailbox/" + HexFormat.of().formatHex(Sha256.of(name + "\n" + report.mailHash()));
    }

    private static @Nullable String messageId(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (MessagingException e) {
            return null;
        }
    }

    private <T> T visit(int mode, Visit<T> visit) throws MessagingException {
        String protocol = settings.tls() == Tls.IMPLICIT ? "imaps" : "imap";
        try (Store store = Session.getInstance(properties(protocol)).getStore(protocol)) {
            store.connect(
                    settings.host().orElseThrow(),
                    settings.port(),
                    settings.user().orElseThrow(),
                    settings.password().orElseThrow());
            Folder folder = store.getFolder(settings.folder());
            folder.open(mode);
            return visit.to(folder, (UIDFolder) folder);
        }
    }

    private Properties properties(String protocol) {
        String prefix = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.setProperty(
                prefix + "connectiontimeout",
                Long.toString(settings.connectTimeout().toMillis()));
        properties.setProperty(
                prefix + "timeout", Long.toString(settings.ioTimeout().toMillis()));
        properties.setProperty(
                prefix + "writetimeout", Long.toString(settings.ioTimeout().toMillis()));
        properties.setProperty(prefix + "peek", "true");
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        if (settings.tls() == Tls.STARTTLS || settings.tls() == Tls.STARTTLS_IF_OFFERED) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", Boolean.toString(settings.tls() == Tls.STARTTLS));
        }
        return properties;
    }
}
