package io.ripen.ingest.maillink;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.ingest.config.SettingsInTests;
import io.ripen.ingest.domain.MailRef;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page that the issuer of tokens is written from says what the reader takes. */
class MailLinksPageTest {
    private static final Path PAGE = Path.of("../docs/ingest/mail-links.md");

    @Test
    void showsATokenThatIsRead() throws IOException {
        MailTokens tokens = new MailTokens(
                SettingsInTests.of(MailLinkSettings.class, Map.of("ripen.mail-links.keys", shown("key"))),
                Clock.fixed(Instant.parse("2026-11-22T09:30:00Z"), ZoneOffset.UTC));
        MailRef mail = new MailRef(
                "a9fa8b69-d48b-5d96-87b8-e4cacf5fd73f",
                "a9fa8b69-d48b-5d96-87b8-e4cacf5fd73f/mql-welcome/welcome/1",
                "cta");

        assertThat(tokens.link(shown("click")))
                .contains(new MailTokens.TrackedLink(
                        mail, Optional.of("www"), URI.create("https://www.example.com/displays?utm_source=ripen")));
        assertThat(tokens.opened(shown("open")))
                .contains(new MailTokens.OpenedMail(
                        new MailRef(mail.leadId(), mail.mailKey(), null), Optional.of("www")));
        assertThat(tokens.read(shown("mail"))).contains(new MailRef(mail.leadId(), mail.mailKey(), null));
    }

    @Test
    void showsWhatTheTokensAreMadeOf() throws IOException {
        for (String name : new String[] {"click", "open", "mail"}) {
            MailLinkKey key = MailLinkKey.of(shown("key"));
            assertThat(LinkTokens.raw(key, shown("header"), shown(name + " claims")))
                    .isEqualTo(shown(name));
        }
    }

    /** The line of the page's test vector with this name. */
    private static String shown(String name) throws IOException {
        Matcher line = Pattern.compile("(?m)^" + name + ": (.+)$").matcher(Files.readString(PAGE));
        assertThat(line.find()).as("a line '" + name + ": …' in " + PAGE).isTrue();
        return line.group(1).strip();
    }
}
