package io.ripen.nurture.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.qute.Engine;
import io.quarkus.qute.ReflectionValueResolver;
import io.ripen.contracts.Cause;
import io.ripen.nurture.domain.Facts;
import io.ripen.nurture.domain.Mail;
import io.ripen.nurture.domain.MailData;
import io.ripen.nurture.domain.MailKey;
import io.ripen.nurture.domain.MailKind;
import io.ripen.nurture.domain.consent.ConsentPurpose;
import io.ripen.nurture.domain.sending.MailState;
import io.ripen.nurture.domain.sending.SendOutcome;
import io.ripen.nurture.link.LinkSettings;
import io.ripen.nurture.link.LinkTokens;
import io.ripen.nurture.link.TrackingSettings;
import io.ripen.nurture.link.TrackingTokens;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Templates of which nobody but their text tells whether a mail can be made of them. */
class MailComposerTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final Facts ADA = new Facts("ada@example.com", "Ada", "Engines Ltd", null, null);
    private static final String KEY = "test:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    private final SmallRyeConfig config = new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .addDefaultInterceptors()
            .withMapping(MailSettings.class)
            .withMapping(LinkSettings.class)
            .withMapping(TrackingSettings.class)
            .withMapping(DkimSettings.class)
            .withMapping(RulesSettings.class)
            .withDefaultValues(Map.of(
                    "ripen.nurture.links.keys",
                    KEY,
                    "ripen.nurture.mail.lead-url",
                    "https://crm.example.com/leads/{leadId}?tab=1",
                    "ripen.nurture.rules.zone",
                    "Europe/Berlin"))
            .build();
    private final MailSettings mails = config.getConfigMapping(MailSettings.class);
    private final LinkSettings pages = config.getConfigMapping(LinkSettings.class);
    private final OutgoingLinks links =
            new OutgoingLinks(mails, pages, new TrackingTokens(config.getConfigMapping(TrackingSettings.class), CLOCK));
    private final Engine engine = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .build();
    private final MailTemplates templates = new MailTemplates(engine, mails, links);
    private final MailComposer composer = new MailComposer(
            templates,
            mails,
            new LinkTokens(pages, CLOCK),
            links,
            new DkimSignature(config.getConfigMapping(DkimSettings.class)),
            config.getConfigMapping(RulesSettings.class));

    private void template(String name, String text) {
        engine.putTemplate(
                "mail/" + name + ".txt",
                engine.parse("{#fragment id=subject rendered=false}Hello{/fragment}" + text, null, name + ".txt"));
        engine.putTemplate("mail/" + name + ".html", engine.parse("<p>Hello</p>", null, name + ".html"));
    }

    private void shippedTemplate(String name) throws IOException {
        for (String form : List.of("txt", "html")) {
            String path = "mail/" + name + "." + form;
            try (InputStream file = getClass().getResourceAsStream("/templates/" + path)) {
                engine.putTemplate(
                        path, engine.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8), null, path));
            }
        }
    }

    private byte[] composed(String template) throws NotComposableException {
        return composed(template, MailKind.MARKETING, MailData.NONE, ADA);
    }

    private byte[] composed(String template, MailKind kind, MailData data, Facts facts) throws NotComposableException {
        Mail mail = new Mail(
                new MailKey("lead 1", "journey", "step", 1),
                1,
                template,
                ConsentPurpose.CONTACT_BY_MAIL,
                kind,
                null,
                data);
        StoredMail stored = new StoredMail(
                mail,
                new MailState.Queued(0, NOON),
                "id@ripen.example",
                new Cause(null, NOON, NOON),
                null,
                false,
                null);
        return composer.compose(stored, "ada@example.com", facts, NOON);
    }

    @Test
    void composesAMailOfAGoodTemplate() throws NotComposableException {
        template("good", "{#if mail.company}For {mail.company}: {/if}https://ripen.example/?q=a");

        assertThat(templates.problem("good")).isEmpty();
        assertThat(new String(composed("good"), StandardCharsets.US_ASCII))
                .contains("Message-ID: <id@ripen.example>", "For Engines Ltd: https://ripen.example/?q=a&utm_source");
    }

    @Test
    void tellsColleaguesWhichLeadAMailIsAboutAndSinceWhenByTheirClock() throws NotComposableException, IOException {
        shippedTemplate("sla-alert");
        MailData breach = new MailData(
                null,
                null,
                null,
                new MailData.Breach("SAL", "first-contact", Instant.parse("2026-03-03T09:00:00Z"), null));

        assertThat(text(composed("sla-alert", MailKind.INTERNAL, breach, ADA)))
                .contains("passed at 2026-03-03 10:00 CET.", "Lead: lead 1", "Address: ada@example.com")
                .contains("\nhttps://crm.example.com/leads/lead%201?tab=1")
                .contains("<a href=\"https://crm.example.com/leads/lead%201?tab=1\"");
        assertThat(text(composed("sla-alert", MailKind.INTERNAL, breach, Facts.NONE)))
                .contains("Lead: lead 1")
                .doesNotContain("Address");
    }

    @Test
    void tellsNobodyElseWhereColleaguesFindALead() throws NotComposableException {
        template("curious", "{#if mail.lead}{mail.lead.id}{#else}nothing{/if}");

        assertThat(text(composed("curious"))).contains("nothing").doesNotContain("lead 1");
    }

    private static String text(byte[] message) {
        return new String(message, StandardCharsets.US_ASCII)
                .replace("=\r\n", "")
                .replace("=3D", "=")
                .replace("\r", "");
    }

    @Test
    void refusesATemplateWithALinkThatIsNone() {
        template("broken", "https://ripen.example/?q=a|b");

        assertThat(templates.problem("broken"))
                .hasValueSatisfying(
                        problem -> assertThat(problem).startsWith("en: ").contains("https://ripen.example/?q=a|b"));
    }

    @Test
    void saysThatAMailCannotBeComposedWhateverTheCause() {
        template("broken-for-some", "https://ripen.example/?q={#if mail.company}a|b{/if}");
        template("missing-for-all", "{mail.nothing.of.this}");

        assertThat(templates.problem("broken-for-some")).isEmpty();
        assertThatExceptionOfType(NotComposableException.class)
                .isThrownBy(() -> composed("broken-for-some"))
                .withMessage("java.lang.IllegalArgumentException")
                .satisfies(failure ->
                        assertThat(failure.outcome()).isEqualTo(new SendOutcome.Refused("not-composable", false)));
        assertThatExceptionOfType(NotComposableException.class).isThrownBy(() -> composed("missing-for-all"));
        assertThatExceptionOfType(NotComposableException.class).isThrownBy(() -> composed("nowhere"));
    }
}
