package io.ripen.nurture.mail;

import io.ripen.contracts.Cause;
import io.ripen.nurture.domain.Facts;
import io.ripen.nurture.domain.Mail;
import io.ripen.nurture.domain.MailAddress;
import io.ripen.nurture.domain.MailData;
import io.ripen.nurture.domain.MailKey;
import io.ripen.nurture.domain.MailKind;
import io.ripen.nurture.domain.consent.ConsentPurpose;
import io.ripen.nurture.domain.sending.MailState;
import io.ripen.nurture.domain.sending.SendOutcome;
import io.ripen.nurture.language.Languages;
import io.ripen.nurture.link.MailLinks;
import io.ripen.nurture.mail.MailTemplates.Rendered;
import io.ripen.nurture.transport.FinishedMail;
import io.ripen.nurture.transport.MailTransport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;

/** Shows and sends templates for people who make them. No lead, no journey and no consent play a part. */
@Singleton
final class TemplatePreview {
    private static final MailKey NO_MAIL = new MailKey("nobody", "preview", "preview", 1);

    private final MailTemplates templates;
    private final OutgoingLinks links;
    private final MailComposer composer;
    private final MailTransport transport;
    private final SendingThreads threads;
    private final MailSettings mails;
    private final PreviewSettings settings;
    private final Clock clock;

    @Inject
    TemplatePreview(
            MailTemplates templates,
            OutgoingLinks links,
            MailComposer composer,
            MailTransport transport,
            SendingThreads threads,
            MailSettings mails,
            PreviewSettings settings,
            Clock clock) {
        this.templates = templates;
        this.links = links;
        this.composer = composer;
        this.transport = transport;
        this.threads = threads;
        this.mails = mails;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether there is a template of this name. */
    boolean exists(String template) {
        return templates.exists(template);
    }

    /** Whether a test mail may go to an address. */
    boolean mayGetTests(String address) {
        Set<String> domains = settings.recipientDomains().orElse(Set.of());
        return MailAddress.isDeliverable(address) && domains.contains(address.substring(address.indexOf('@') + 1));
    }

    /**
     * The words of a template for a recipient of whom these facts are known.
     *
     * @throws NotComposableException if the template cannot be rendered, or has a link that is none, with what is known
     */
    Rendered words(String template, MailKind kind, Facts facts, MailData data) throws NotComposableException {
        Locale language = Languages.of(facts.locale(), List.of());
        try {
            Rendered plain =
                    templates.render(template, MailModel.of(language, kind, facts, mails, MailLinks.OF_NOBODY, data));
            return links.finish(plain, NO_MAIL, false);
        } catch (RuntimeException e) {
            throw new NotComposableException(e);
        }
    }

    /**
     * Sends a template to an address that {@link #mayGetTests may get it}. Its own pages lead nowhere. Fails with
     * {@link RejectedExecutionException} while {@value SendingThreads#TESTS} test mails are under way.
     */
    Uni<SendOutcome> send(String template, String recipient, MailKind kind, Facts facts, MailData data) {
        return Uni.createFrom()
                .item(() -> attempt(test(template, kind, data), recipient, facts))
                .runSubscriptionOn(threads.tests());
    }

    private StoredMail test(String template, MailKind kind, MailData data) {
        Instant now = clock.instant();
        Mail mail = new Mail(NO_MAIL, 1, template, ConsentPurpose.CONTACT_BY_MAIL, kind, null, data);
        String domain = mails.fromAddress().substring(mails.fromAddress().lastIndexOf('@') + 1);
        return new StoredMail(
                mail,
                new MailState.Queued(0, now),
                "test-" + UUID.randomUUID() + "@" + domain,
                new Cause(null, now, now),
                null,
                false,
                null);
    }

    private SendOutcome attempt(StoredMail mail, String recipient, Facts facts) {
        byte[] message;
        try {
            message = composer.compose(mail, recipient, facts, clock.instant());
        } catch (NotComposableException e) {
            return e.outcome();
        }
        return transport.send(new FinishedMail(mail.messageId(), 1, mails.fromAddress(), recipient, message));
    }
}
