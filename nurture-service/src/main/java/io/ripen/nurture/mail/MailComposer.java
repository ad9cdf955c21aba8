package io.ripen.nurture.mail;

import io.ripen.nurture.domain.Facts;
import io.ripen.nurture.domain.MailData;
import io.ripen.nurture.domain.MailKind;
import io.ripen.nurture.language.Languages;
import io.ripen.nurture.link.LinkTokens;
import io.ripen.nurture.link.MailLinks;
import io.ripen.nurture.mail.MailTemplates.Rendered;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** Makes the whole message of a mail: headers with one-click unsubscribing (RFC 8058), text and HTML, 7 bits wide. */
@Singleton
final class MailComposer {
    private static final String UTF_8 = "UTF-8";

    private final MailTemplates templates;
    private final MailSettings settings;
    private final LinkTokens tokens;
    private final OutgoingLinks outgoing;
    private final DkimSignature dkim;
    private final ZoneId zone;
    private final Session session = Session.getInstance(new Properties());

    @Inject
    MailComposer(
            MailTemplates templates,
            MailSettings settings,
            LinkTokens tokens,
            OutgoingLinks outgoing,
            DkimSignature dkim,
            RulesSettings rules) {
        this.templates = templates;
        this.settings = settings;
        this.tokens = tokens;
        this.outgoing = outgoing;
        this.dkim = dkim;
        this.zone = rules.zone();
    }

    /**
     * Composes a mail.
     *
     * @param mail the mail
     * @param recipient its address
     * @param facts what is known about the recipient
     * @param now the Date header
     * @throws NotComposableException if that fails for whatever reason
     */
    byte[] compose(StoredMail mail, String recipient, Facts facts, Instant now) throws NotComposableException {
        try {
            return message(mail, recipient, facts, now);
        } catch (RuntimeException | MessagingException | IOException e) {
            throw new NotComposableException(e);
        }
    }

    private byte[] message(StoredMail mail, String recipient, Facts facts, Instant now)
            throws MessagingException, IOException {
        MailLinks links = MailLinks.of(
                tokens, mail.mail().key().leadId(), mail.mail().key().toString());
        MailKind kind = mail.mail().kind();
        Locale language = Languages.of(facts.locale(), List.of());
        MailData data = mail.mail().data();
        MailModel model = MailModel.of(language, kind, facts, settings, links, data);
        Rendered plain = templates.render(
                mail.mail().template(),
                kind == MailKind.INTERNAL
                        ? model.about(MailModel.Lead.of(mail.mail().key().leadId(), facts, data, settings, zone))
                        : model);
        Rendered rendered = outgoing.finish(plain, mail.mail().key(), mail.tracked());
        MimeMessage message = new IdentifiedMessage(session, mail.messageId());
        message.setFrom(new InternetAddress(settings.fromAddress(), settings.fromName(), UTF_8));
        message.setRecipient(RecipientType.TO, new InternetAddress(recipient, true));
        message.setSubject(rendered.subject(), UTF_8);
        message.setSentDate(Date.from(now));
        message.setContentLanguage(new String[] {language.toLanguageTag()});
        if (kind != MailKind.INTERNAL) {
            message.setHeader("List-Unsubscribe", "<" + links.unsubscribe() + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        message.setContent(
                new MimeMultipart("alternative", part(rendered.text(), "plain"), part(rendered.html(), "html")));
        message.saveChanges();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        return dkim.sign(bytes.toByteArray());
    }

    private static MimeBodyPart part(String content, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(content, UTF_8, subtype);
        return part;
    }

    /** The library would make up an id of its own when the message is finished. */
    private static final class IdentifiedMessage extends MimeMessage {
        private final String id;

        IdentifiedMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + ">");
        }
    }
}
