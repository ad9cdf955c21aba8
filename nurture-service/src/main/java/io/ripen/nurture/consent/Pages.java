package io.ripen.nurture.consent;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.ripen.nurture.language.Languages;
import io.ripen.nurture.mail.MailSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes the pages that people see: plain HTML that needs no script, tells other sites nothing, is kept by no cache, found
 * by no search engine and shown in nobody's frame.
 */
@Singleton
final class Pages {
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final int RETRY_SECONDS = 60;

    private final MailSettings settings;

    @Inject
    Pages(MailSettings settings) {
        this.settings = settings;
    }

    @CheckedTemplate(basePath = "pages")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance question(PageFrame frame, String text, String button, @Nullable String hint);

        static native TemplateInstance answer(PageFrame frame, String text);

        static native TemplateInstance preferences(PageFrame frame, PreferenceForm form);
    }

    String sender() {
        return settings.fromName();
    }

    PageMessages words(Locale language) {
        return MessageBundles.get(PageMessages.class, Localized.Literal.of(language.toLanguageTag()));
    }

    /** What the person agrees to on the page of a double opt-in. */
    Wording confirmWording(Locale language) {
        return new Wording(language, words(language).confirmText(sender()));
    }

    /** What the person says on the page to unsubscribe. */
    Wording unsubscribeWording(Locale language) {
        return new Wording(language, words(language).unsubscribeText(sender()));
    }

    /** The language for a person of whom only the browser is known. */
    Locale language(@Nullable String told, HttpHeaders headers) {
        return Languages.of(told, headers.getAcceptableLanguages());
    }

    Response confirm(Locale language) {
        PageMessages words = words(language);
        return ok(
                language,
                Templates.question(
                        frame(language, words.confirmTitle()),
                        confirmWording(language).text(),
                        words.confirmButton(),
                        words.confirmHint()));
    }

    Response confirmed(Locale language) {
        PageMessages words = words(language);
        return answer(language, 200, words.confirmedTitle(), words.confirmedText(sender()));
    }

    Response unsubscribe(Locale language) {
        PageMessages words = words(language);
        return ok(
                language,
                Templates.question(
                        frame(language, words.unsubscribeTitle()),
                        unsubscribeWording(language).text(),
                        words.unsubscribeButton(),
                        null));
    }

    Response unsubscribed(Locale language) {
        PageMessages words = words(language);
        return answer(language, 200, words.unsubscribedTitle(), words.unsubscribedText(sender()));
    }

    Response preferences(Locale language, PreferenceForm form) {
        return ok(
                language, Templates.preferences(frame(language, words(language).preferencesTitle()), form));
    }

    Response saved(Locale language) {
        PageMessages words = words(language);
        return answer(language, 200, words.savedTitle(), words.savedText());
    }

    /** For a link that is not ours, or not any more. */
    Response over(Locale language) {
        PageMessages words = words(language);
        return answer(language, 404, words.overTitle(), words.overText());
    }

    /** For what could not be stored. */
    Response trouble(Locale language) {
        PageMessages words = words(language);
        return Response.fromResponse(answer(language, 503, words.troubleTitle(), words.troubleText()))
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .build();
    }

    private PageFrame frame(Locale language, String title) {
        return new PageFrame(language.toLanguageTag(), title, sender());
    }

    private Response answer(Locale language, int status, String title, String text) {
        return page(language, status, Templates.answer(frame(language, title), text));
    }

    private static Response ok(Locale language, TemplateInstance page) {
        return page(language, 200, page);
    }

    private static Response page(Locale language, int status, TemplateInstance page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .language(language)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Robots-Tag", "noindex, nofollow")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .entity(page.setLocale(language).render())
                .build();
    }
}
