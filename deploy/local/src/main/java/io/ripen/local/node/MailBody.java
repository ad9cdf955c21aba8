package io.ripen.local.node;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;

/**
 * What a mail says.
 *
 * @param text its first plain text, empty if none
 * @param html its first HTML, empty if none
 */
record MailBody(String text, String html) {
    private static final MailBody EMPTY = new MailBody("", "");

    static MailBody of(Part part) throws IOException, MessagingException {
        Object content = part.getContent();
        if (content instanceof Multipart parts) {
            MailBody all = EMPTY;
            for (int index = 0; index < parts.getCount(); index++) {
                BodyPart next = parts.getBodyPart(index);
                all = all.or(of(next));
            }
            return all;
        }
        if (!(content instanceof String words) || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            return EMPTY;
        }
        return part.isMimeType("text/html") ? new MailBody("", words) : new MailBody(words, "");
    }

    private MailBody or(MailBody other) {
        return new MailBody(text.isEmpty() ? other.text : text, html.isEmpty() ? other.html : html);
    }
}
