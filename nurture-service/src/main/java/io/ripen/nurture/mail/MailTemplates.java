package io.ripen.nurture.mail;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.ripen.nurture.domain.Facts;
import io.ripen.nurture.domain.MailData;
import io.ripen.nurture.domain.MailKey;
import io.ripen.nurture.domain.MailKind;
import io.ripen.nurture.language.Languages;
import io.ripen.nurture.link.MailLinks;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The mails' templates: each one has a text form, which also holds the subject, and an HTML form. A form in another
 * language has its tag in the name, {@code NAME.de.html}; where there is none, the one without a tag stands in, with the
 * layout in the person's language.
 */
@Singleton
public final class MailTemplates {
    private static final String SUBJECT = "subject";
    private static final Pattern LINE_BREAKS = Pattern.compile("\\s+");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /** In whose name templates are tried. */
    private static final MailKey NO_MAIL = new MailKey("nobody", "template", "template", 1);

    private final Engine engine;
    private final MailSettings settings;
    private final OutgoingLinks links;

    @Inject
    MailTemplates(Engine engine, MailSettings settings, OutgoingLinks links) {
        this.engine = engine;
        this.settings = settings;
        this.links = links;
    }

    /**
     * A mail's words.
     *
     * @param subject one line
     * @param text plain text
     * @param html HTML document
     */
    record Rendered(String subject, String text, String html) {}

    /**
     * Why a template cannot be used; empty if it can. It is rendered in every language for a recipient of whom nothing is
     * known, because every fact may be missing, and its links are finished.
     */
    public Optional<String> problem(String template) {
        return Languages.ALL.stream()
                .flatMap(language -> problem(template, language).stream())
                .findFirst();
    }

    /** Whether there is a template of this name. */
    boolean exists(String template) {
        return NAME.matcher(template).matches() && find(path(template, Languages.FALLBACK, "txt")) != null;
    }

    private Optional<String> problem(String template, Locale language) {
        try {
            Rendered rendered = render(
                    template,
                    MailModel.of(
                            language, MailKind.MARKETING, Facts.NONE, settings, MailLinks.OF_NOBODY, MailData.NONE));
            links.finish(rendered, NO_MAIL, false);
            return rendered.subject().isEmpty()
                    ? Optional.of("its subject is empty in " + language.toLanguageTag())
                    : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(language.toLanguageTag() + ": " + e.getMessage());
        }
    }

    /**
     * Renders a template in the model's language.
     *
     * @throws TemplateException if it does not exist or cannot be rendered; the message names template and line
     */
    Rendered render(String template, MailModel model) {
        Locale language = Locale.forLanguageTag(model.lang());
        Template text = template(template, language, "txt");
        Template html = template(template, language, "html");
        Template subject = text.getFragment(SUBJECT);
        if (subject == null) {
            throw new TemplateException(text.getId() + " has no fragment with the id " + SUBJECT);
        }
        return new Rendered(
                LINE_BREAKS
                        .matcher(rendered(subject, model, language))
                        .replaceAll(" ")
                        .strip(),
                rendered(text, model, language).strip() + "\n",
                rendered(html, model, language).strip() + "\n");
    }

    private static String rendered(Template template, MailModel model, Locale language) {
        return template.data("mail", model).setLocale(language).render();
    }

    private Template template(String name, Locale language, String form) {
        for (Locale candidate : List.of(language, Languages.FALLBACK)) {
            Template found = find(path(name, candidate, form));
            if (found != null) {
                return found;
            }
        }
        throw new TemplateException("there is no template templates/" + path(name, Languages.FALLBACK, form));
    }

    private static String path(String name, Locale language, String form) {
        String tag = language.equals(Languages.FALLBACK) ? "" : "." + language.toLanguageTag();
        return "mail/" + name + tag + "." + form;
    }

    private @Nullable Template find(String path) {
        return engine.getTemplate(path);
    }
}
