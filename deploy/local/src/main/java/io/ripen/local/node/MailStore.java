package io.ripen.local.node;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Mails as {@code .eml} files in a folder, one per recipient; the list is kept in memory, oldest first. */
final class MailStore {
    private static final String EXTENSION = ".eml";
    private static final String ENVELOPE_HEADER = "Delivered-To";

    private final Path folder;
    private final Session session = Session.getInstance(new Properties());
    private final List<StoredMail> mails;
    private final AtomicLong lastNumber;

    private MailStore(Path folder, List<StoredMail> mails, long lastNumber) {
        this.folder = folder;
        this.mails = new CopyOnWriteArrayList<>(mails);
        this.lastNumber = new AtomicLong(lastNumber);
    }

    /** Opens the folder with the mails of earlier runs. */
    static MailStore open(Path folder) throws IOException, MessagingException {
        Files.createDirectories(folder);
        List<String> ids;
        try (Stream<Path> files = Files.list(folder)) {
            ids = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(EXTENSION))
                    .map(name -> name.substring(0, name.length() - EXTENSION.length()))
                    .sorted()
                    .toList();
        }
        MailStore store = new MailStore(folder, List.of(), ids.isEmpty() ? 0 : Long.parseLong(ids.getLast(), 10));
        List<StoredMail> known = new ArrayList<>();
        for (String id : ids) {
            known.add(store.summary(id, store.parse(id)));
        }
        store.mails.addAll(known);
        return store;
    }

    /** Keeps a mail; it is in the folder when this returns. */
    void keep(MimeMessage message, String recipient) {
        String id = "%010d".formatted(lastNumber.incrementAndGet());
        Path draft = folder.resolve(id + ".new");
        try {
            try (OutputStream out = Files.newOutputStream(draft)) {
                out.write((ENVELOPE_HEADER + ": " + recipient + "\r\n").getBytes(StandardCharsets.UTF_8));
                message.writeTo(out);
            }
            Files.move(draft, file(id), StandardCopyOption.ATOMIC_MOVE);
            mails.add(summary(id, parse(id)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalArgumentException("Not a mail", e);
        }
    }

    List<StoredMail> all() {
        return List.copyOf(mails);
    }

    Optional<StoredMail> find(String id) {
        return mails.stream().filter(mail -> mail.id().equals(id)).findAny();
    }

    MimeMessage read(StoredMail mail) throws IOException, MessagingException {
        return parse(mail.id());
    }

    byte[] source(StoredMail mail) throws IOException {
        return Files.readAllBytes(file(mail.id()));
    }

    private StoredMail summary(String id, MimeMessage mail) throws IOException, MessagingException {
        Instant receivedAt = Files.getLastModifiedTime(file(id)).toInstant();
        String[] recipient = mail.getHeader(ENVELOPE_HEADER);
        return new StoredMail(
                id,
                receivedAt,
                recipient == null ? "" : recipient[0],
                addresses(mail.getFrom()),
                addresses(mail.getRecipients(Message.RecipientType.TO)),
                mail.getSubject() == null ? "" : mail.getSubject(),
                mail.getMessageID() == null ? "" : mail.getMessageID());
    }

    private static String addresses(jakarta.mail.Address[] addresses) {
        return addresses == null
                ? ""
                : Arrays.stream(addresses)
                        .map(address -> address instanceof InternetAddress internet
                                ? internet.toUnicodeString()
                                : address.toString())
                        .collect(Collectors.joining(", "));
    }

    private MimeMessage parse(String id) throws IOException, MessagingException {
        try (InputStream in = Files.newInputStream(file(id))) {
            return new MimeMessage(session, in);
        }
    }

    private Path file(String id) {
        return folder.resolve(id + EXTENSION);
    }
}
