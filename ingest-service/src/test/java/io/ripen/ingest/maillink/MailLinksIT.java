package io.ripen.ingest.maillink;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.ripen.contracts.Topic;
import io.ripen.contracts.touchpoint.PropertyValue;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.contracts.touchpoint.TrackedMail;
import io.ripen.ingest.domain.MailRef;
import io.ripen.ingest.touchpoint.BrokerOnly;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.TopicReader;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links and pixels as a mail's reader meets them, and what lies on the topic afterwards. */
@QuarkusTest
@QuarkusTestResource(BrokerOnly.class)
class MailLinksIT {
    private static final MailLinkKey NEW =
            MailLinkKey.of(BrokerOnly.MAIL_LINK_KEYS.split(",", -1)[0]);
    private static final MailLinkKey OLD =
            MailLinkKey.of(BrokerOnly.MAIL_LINK_KEYS.split(",", -1)[1]);

    private final String lead = UUID.randomUUID().toString();
    private final MailRef mail = new MailRef(lead, lead + "/mql-welcome/welcome/1", "cta");

    @Inject
    MailTokens tokens;

    @AfterEach
    void bringKafkaBack() {
        RipenBackbone.kafka().resume();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(RestAssured.get("/q/health/ready").statusCode())
                                .isEqualTo(200));
    }

    @Test
    void sendsThePersonOnAndSaysToTheSiteWhoComes() {
        Response answer = client().header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0")
                .get("/v1/c/" + LinkTokens.signed(NEW, click("https://pages.example/displays?a=1#top")));

        answer.then()
                .statusCode(302)
                .header("Location", startsWith("https://pages.example/displays?a=1&rpn="))
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex, nofollow");
        String location = answer.header("Location");
        String visit = location.substring(location.indexOf("rpn=") + 4, location.indexOf("#top"));
        assertThat(tokens.read(visit)).contains(mail);
        assertThat(captured()).singleElement().satisfies(click -> {
            assertThat(click.type()).isEqualTo(TouchpointType.EMAIL_CLICK);
            assertThat(click.site()).isEqualTo("mail");
            assertThat(click.page().url()).isEqualTo("https://pages.example/displays?a=1#top");
            assertThat(click.mail()).isEqualTo(new TrackedMail(lead, mail.mailKey(), "cta"));
            assertThat(click.properties()).containsEntry("linkId", new PropertyValue.Text("cta"));
            assertThat(click.origin().protocol()).isEqualTo("mail-link");
            assertThat(click.origin().ip()).isEqualTo("127.0.0.0");
            assertThat(click.origin().userAgent()).contains("Firefox/145.0");
        });
    }

    @Test
    void keepsFromOthersWhoComes() {
        JwtClaims claims = click("https://elsewhere.example/?a=1");
        claims.setStringClaim("site", "mail");

        client().get("/v1/c/" + LinkTokens.signed(OLD, claims))
                .then()
                .statusCode(302)
                .header("Location", equalTo("https://elsewhere.example/?a=1"));

        assertThat(captured()).hasSize(1);
    }

    @Test
    void sendsThePersonOnWhereNoSiteIsKnown() {
        client().get("/v1/c/" + LinkTokens.signed(NEW, click("https://elsewhere.example/")))
                .then()
                .statusCode(302)
                .header("Location", equalTo("https://elsewhere.example/"));

        assertThat(captured()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "eyJhbGciOiJub25lIn0.e30.", "https:%2f%2fevil.example"})
    void neverRedirectsWithATokenThatIsNotOurs(String token) {
        client().get("/v1/c/" + token)
                .then()
                .statusCode(404)
                .contentType("text/html")
                .header("Location", nullValue())
                .header("Cache-Control", "no-store")
                .body(containsString("This link does not work"));
    }

    @Test
    void neverRedirectsWithATokenOfAnotherUse() {
        client().get("/v1/c/" + LinkTokens.signed(NEW, open())).then().statusCode(404);
        client().get("/v1/c/" + tokens.visit(mail)).then().statusCode(404);
        client().get("/v1/c/" + LinkTokens.signed(NEW, click("javascript:alert(1)")))
                .then()
                .statusCode(404);

        assertThat(captured()).isEmpty();
    }

    @Test
    void answersThePixelAndRecordsThatTheMailWasOpened() {
        byte[] picture = client().get("/v1/o/" + LinkTokens.signed(NEW, open()) + ".gif")
                .then()
                .statusCode(200)
                .contentType("image/gif")
                .header("Cache-Control", "no-store")
                .extract()
                .asByteArray();

        assertThat(new String(picture, 0, 6, StandardCharsets.US_ASCII)).isEqualTo("GIF89a");
        assertThat(captured()).singleElement().satisfies(open -> {
            assertThat(open.type()).isEqualTo(TouchpointType.EMAIL_OPEN);
            assertThat(open.mail()).isEqualTo(new TrackedMail(lead, mail.mailKey(), null));
        });
    }

    @Test
    void answersThePixelOfATokenThatIsNotOurs() {
        client().get("/v1/o/nobodys.gif").then().statusCode(200).contentType("image/gif");
    }

    @Test
    void recordsNothingForThoseWhoOnlyLook() {
        String link = LinkTokens.signed(NEW, click("https://pages.example/displays"));

        client().head("/v1/c/" + link).then().statusCode(302).header("Location", "https://pages.example/displays");
        client().head("/v1/c/x").then().statusCode(404);
        client().head("/v1/o/" + LinkTokens.signed(NEW, open()) + ".gif")
                .then()
                .statusCode(200)
                .contentType("image/gif");

        assertThat(captured()).isEmpty();
    }

    @Test
    void marksWhatIsFetchedAheadOfThePerson() {
        client().header("Sec-Purpose", "prefetch")
                .get("/v1/c/" + LinkTokens.signed(NEW, click("https://pages.example/")))
                .then()
                .statusCode(302);

        assertThat(captured())
                .singleElement()
                .satisfies(click -> assertThat(click.origin().machine()).isNotNull());
    }

    @Test
    void sendsThePersonOnWhoDoesNotWantToBeTracked() {
        client().header("Sec-GPC", "1")
                .get("/v1/c/" + LinkTokens.signed(NEW, click("https://pages.example/")))
                .then()
                .statusCode(302);

        assertThat(captured()).isEmpty();
    }

    @Test
    void sendsThePersonOnWhileKafkaHangs() {
        String link = LinkTokens.signed(NEW, click("https://pages.example/"));
        RipenBackbone.kafka().suspend();
        long start = System.nanoTime();

        client().get("/v1/c/" + link).then().statusCode(302).header("Location", startsWith("https://pages.example/"));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    private JwtClaims click(String url) {
        JwtClaims claims = LinkTokens.click(url, Instant.now());
        claims.setSubject(lead);
        claims.setJwtId(mail.mailKey());
        return claims;
    }

    private JwtClaims open() {
        JwtClaims claims = LinkTokens.claims("open", Instant.now());
        claims.setSubject(lead);
        claims.setJwtId(mail.mailKey());
        claims.setStringClaim("site", "mail");
        return claims;
    }

    private static RequestSpecification client() {
        return given().redirects().follow(false).urlEncodingEnabled(false);
    }

    private List<TouchpointCaptured> captured() {
        return new TopicReader(RipenBackbone.kafka().bootstrapServers())
                .readKey(Topic.TOUCHPOINTS.topicName(), "u: lead:" + lead).stream()
                        .map(record -> record.data(TouchpointCaptured.class))
                        .toList();
    }
}
