package io.ripen.nurture.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.ripen.nurture.domain.MailKey;
import io.ripen.nurture.mail.MailTemplates.Rendered;
import io.ripen.nurture.smtp.SmtpGateResource;
import io.ripen.testkit.RipenBackbone;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** How the links of a mail leave, with the service's own settings. */
@QuarkusTest
@QuarkusTestResource(value = RipenBackbone.class, initArgs = @ResourceArg(name = "mail", value = "true"))
@QuarkusTestResource(SmtpGateResource.class)
class OutgoingLinksIT {
    private static final MailKey KEY = new MailKey("lead-1", "mql-welcome", "welcome", 1);
    private static final String UTM = "?utm_source=ripen&utm_medium=email&utm_campaign=mql-welcome&utm_content=welcome";
    private static final Rendered WORDS = new Rendered(
            "Subject",
            "See https://ripen.example/pricing. Or http://127.0.0.1:8084/p/unsubscribe/x\n",
            "<p><a href=\"/pricing\">Price</a> <a href=\"https://other.example/a?b=1&amp;c=2\">Other</a>"
                    + " <a href=\"http://127.0.0.1:8084/p/unsubscribe/x\">Unsubscribe</a>"
                    + " <a href=\"mailto:hello@ripen.example\">Mail</a> <img src=\"/logo.png\" alt=\"Ripen\"></p>");

    @Inject
    OutgoingLinks links;

    @Test
    void leavesLinksPlainWithoutConsent() {
        Rendered finished = links.finish(WORDS, KEY, false);

        assertThat(finished.text())
                .isEqualTo("See https://ripen.example/pricing" + UTM + ". Or http://127.0.0.1:8084/p/unsubscribe/x\n");
        assertThat(finished.html())
                .contains("href=\"https://ripen.example/pricing" + UTM.replace("&", "&amp;") + "\"")
                .contains("href=\"https://other.example/a?b=1&amp;c=2\"")
                .contains("href=\"mailto:hello@ripen.example\"")
                .contains("src=\"https://ripen.example/logo.png\"")
                .doesNotContain("/v1/c/", "/v1/o/");
    }

    @Test
    void tracksLinksAndOpeningsWithConsentButNotThePersonsOwnPages() {
        Rendered finished = links.finish(WORDS, KEY, true);

        assertThat(finished.text()).contains("See http://127.0.0.1:8081/v1/c/ey", "/p/unsubscribe/x\n");
        assertThat(finished.html())
                .contains("href=\"http://127.0.0.1:8081/v1/c/ey", "src=\"http://127.0.0.1:8081/v1/o/ey")
                .contains("href=\"http://127.0.0.1:8084/p/unsubscribe/x\"", "href=\"mailto:hello@ripen.example\"")
                .doesNotContain("href=\"https://ripen.example/pricing", "href=\"https://other.example");
    }
}
