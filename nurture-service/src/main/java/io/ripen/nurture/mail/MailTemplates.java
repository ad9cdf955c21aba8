package io.ripen.nurture.mail;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.ripen.nurture.domain.Facts;
import io.ripen.nurture.domain.MailData;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The mails' templates: each one has a text form, which also holds the subject, and an HTML form. */
@Singleton
public final class MailTemplates {
    private static final String SUBJECT = "subject";
    private static final Pattern LINE_BREAKS = Pattern.compile("\\s+");

    private final Engine engine;
    private final MailSettings settings;

    @Inject
    MailTemplates(Engine engine, MailSettings settings) {
        this.engine = engine;
        this.settings = settings;
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
     * Why a template cannot be used; empty if it can. It is rendered for a recipient of whom nothing is known, because
     * every fact may be missing.
     */
    public Optional<String> problem(String template) {
        try {
            Rendered rendered = render(template, Facts.NONE, MailData.NONE);
            return rendered.subject().isEmpty() ? Optional.of("its subject is empty") : Optional.empty();
        } catch (TemplateException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Renders a template.
     *
     * @throws TemplateException if it does not exist or cannot be rendered; the message names template and line
     */
    Rendered render(String template, Facts facts, MailData data) {
        MailModel model = new MailModel(
                facts.firstName().orElse(null), facts.company(), settings.fromName(), settings.siteUrl(), data);
        Template text = template("mail/" + template + ".txt");
        Template html = template("mail/" + template + ".html");
        Template subject = text.getFragment(SUBJECT);
        if (subject == null) {
            throw new TemplateException("mail/" + template + ".txt has no fragment with the id " + SUBJECT);
        }
        String line = subject.data("mail", model).render();
        return new Rendered(
                LINE_BREAKS.matcher(line).replaceAll(" ").strip(),
                text.data("mail", model).render().strip() + "\n",
                html.data("mail", model).render().strip() + "\n");
    }

    private Template template(String path) {
        @Nullable Template template = engine.getTemplate(path);
        if (template == null) {
            throw new TemplateException("there is no template templates/" + path);
        }
        return template;
    }
}
