package io.ripen.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ripen.contracts.EventType;
import io.ripen.systemtests.browser.Chromium;
import io.ripen.testkit.SmtpFault;
import io.ripen.testkit.SmtpGate;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * People and their mails on the running system: everything is told over HTTP, read from nurture's API, and every mail lies in
 * a real inbox, before which an SMTP server stands that breaks conversations on request.
 */
class NurtureST {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final String ONBOARDING = "customer-onboarding";
    private static final String MAIL = "contact-by-mail";
    private static final String BOUNCES = "bounce@ripen.example";
    private static final String COMMANDS = "/v1/leads/%s/commands";

    @TempDir(cleanup = CleanupMode.NEVER)
    private static Path folder;

    /** So many hours ahead of UTC it is early in the afternoon now; on the other side of the earth it is night. */
    private static int afternoonZone;

    private static LocalStack stack;
    private static SmtpGate gate;
    private static String token;

    @BeforeAll
    static void start() {
        afternoonZone = 14 - Instant.now().atOffset(ZoneOffset.UTC).getHour();
        stack = new LocalStack(folder.resolve("nurture"), settings());
        gate = SmtpGate.before(stack.smtpPort());
        stack.set("RIPEN_NURTURE_SMTP_PORT", Integer.toString(gate.port()))
                .set("RIPEN_NURTURE_BOUNCE_MAILBOX_PORT", Integer.toString(stack.imapPort()))
                .start("up");
        await().atMost(PATIENCE)
                .pollInterval(POLL)
                .until(() ->
                        Stream.of("NURTURE", "LIFECYCLE", "SCORING", "INGEST").allMatch(stack::isReady));
        token = stack.run("token", "admin").strip();
    }

    @AfterAll
    static void stop() {
        gate.close();
        stack.close();
    }

    /** The rules of a real installation, except that it is never the weekend and a lead may get two mails a day. */
    private static Map<String, String> settings() {
        return Map.ofEntries(
                // Another journey's mail, at the same moment, would take its place under the cap.
                Map.entry("RIPEN_NURTURE_JOURNEYS_FILES", "double-opt-in,use-case-by-topic,customer-onboarding"),
                Map.entry("RIPEN_NURTURE_RULES_CONSENT", "confirmed"),
                Map.entry("RIPEN_NURTURE_RULES_CAPS", "2/24h,6/30d"),
                Map.entry("RIPEN_NURTURE_RULES_FROM", "08:00"),
                Map.entry("RIPEN_NURTURE_RULES_TO", "20:00"),
                Map.entry("RIPEN_NURTURE_RULES_ZONE", zone(afternoonZone)),
                Map.entry("RIPEN_NURTURE_PREFERENCES_TOPICS_SECURITY", "Security"),
                Map.entry("RIPEN_NURTURE_PREFERENCES_TOPICS_ANALYTICS", "Analytics"),
                Map.entry("RIPEN_NURTURE_MAIL_BOUNCE_ADDRESS", BOUNCES),
                Map.entry("RIPEN_NURTURE_BOUNCE_MAILBOX_HOST", "127.0.0.1"),
                Map.entry("RIPEN_NURTURE_BOUNCE_MAILBOX_USER", BOUNCES),
                Map.entry("RIPEN_NURTURE_BOUNCE_MAILBOX_PASSWORD", BOUNCES),
                Map.entry("RIPEN_NURTURE_BOUNCE_MAILBOX_TLS", "none"),
                Map.entry("RIPEN_NURTURE_BOUNCE_MAILBOX_INTERVAL", "200ms"),
                Map.entry("RIPEN_NURTURE_SMTP_CONNECT_TIMEOUT", "1s"),
                Map.entry("RIPEN_NURTURE_SMTP_IO_TIMEOUT", "3s"),
                Map.entry("RIPEN_NURTURE_SENDER_FIRST_RETRY", "1s"),
                Map.entry("RIPEN_NURTURE_SENDER_LONGEST_RETRY", "2s"),
                Map.entry("RIPEN_NURTURE_SENDER_MAX_ATTEMPTS", "1000"),
                Map.entry("RIPEN_NURTURE_SENDER_OUTAGE_PAUSE", "100ms"),
                Map.entry("RIPEN_NURTURE_SENDER_PER_DOMAIN_PER_MINUTE", "6"));
    }

    /** A zone so many hours ahead of UTC; the names of these count the other way. */
    private static String zone(int hoursAhead) {
        return "Etc/GMT" + (hoursAhead > 0 ? "-" + hoursAhead : "+" + -hoursAhead);
    }

    private static MailStory person(String name) {
        return new MailStory(stack, token, "ada@" + name + ".example");
    }

    private static MailStory person(SmtpFault fault, String name) {
        return new MailStory(stack, token, fault.address(name, false));
    }

    @Test
    void confirmsByPostSendsWhatFitsTwoWhitepapersAndUnsubscribesWithOneClick() {
        MailStory ada = person("ada").registers("granted", ", \"name\": \"Ada Example\"");
        JsonNode request = ada.received(1);
        assertThat(ada.mail("double-opt-in", 1).path("state").asText()).isEqualTo("SENT");
        ada.reads("analytics");
        await().atMost(PATIENCE)
                .pollInterval(POLL)
                .until(() -> ada.asked("NURTURE", "/v1/leads/%s/journeys")
                        .findValuesAsText("waitsFor")
                        .contains("condition"));

        String confirm = MailStory.link(request, "confirm");
        looksAsAScannerDoes(confirm);
        assertThat(ada.consent(MAIL)).isEqualTo("granted");
        assertThat(ada.asked("NURTURE", "/v1/leads/%s/consent-proofs").path("proofs"))
                .isEmpty();
        assertThat(LocalStack.call("POST", confirm, "").statusCode()).isEqualTo(200);
        assertThat(ada.asked("NURTURE", "/v1/leads/%s/consent-proofs")
                        .at("/proofs/0/status")
                        .asText())
                .isEqualTo("confirmed");
        ada.awaitConsent(MAIL, "confirmed");

        ada.awaitMail(MailStory.USE_CASE, 1, "SENT", "");
        JsonNode useCase = ada.received(2);
        assertThat(useCase.path("subject").asText())
                .isEqualTo("How a retailer halved the time from question to answer");
        assertThat(useCase.path("text").asText())
                .contains(
                        "Hello Ada",
                        "you have been reading about analytics",
                        "https://www.example.com/customers/analytics");
        ada.reads("security");
        ada.awaitMail(MailStory.USE_CASE, 2, "QUEUED", "frequency-cap");

        String oneClick = useCase.at("/headers/List-Unsubscribe").asText().replaceAll("^<|>.*$", "");
        assertThat(useCase.at("/headers/List-Unsubscribe-Post").asText()).isEqualTo("List-Unsubscribe=One-Click");
        looksAsAScannerDoes(oneClick);
        assertThat(ada.consent(MAIL)).isEqualTo("confirmed");
        assertThat(LocalStack.call("POST", oneClick, "List-Unsubscribe=One-Click")
                        .statusCode())
                .isEqualTo(200);
        ada.awaitConsent(MAIL, "withdrawn");
        ada.reads("integration");
        await().atMost(PATIENCE)
                .pollInterval(POLL)
                .until(() -> ada.asked("NURTURE", "/v1/leads/%s/journeys")
                        .findValuesAsText("waitsFor")
                        .contains("condition"));
        ada.received(2);
    }

    @Test
    void anOldMailOfAMergedLeadUnsubscribesTheOneThatGoesOn() {
        MailStory stays = person("stays").registers("confirmed", "");
        stays.awaitConsent(MAIL, "confirmed");
        MailStory gone = person("gone").registers("confirmed", "");
        gone.reads("analytics");
        String oneClick = MailStory.link(gone.received(1), "unsubscribe");
        gone.told("LIFECYCLE", "POST", COMMANDS, stage("CUSTOMER"));
        gone.received(2);

        stays.told(
                "SCORING", "POST", "/v1/leads/%s/merge", "{\"with\": \"" + gone.leadId() + "\", \"reason\": \"one\"}");
        await().atMost(PATIENCE)
                .pollInterval(POLL)
                .until(() -> gone.asked("NURTURE", "/v1/leads/%s/journeys")
                        .findValuesAsText("reason")
                        .contains("merged"));
        stays.reads("integration");
        stays.awaitMail(MailStory.USE_CASE, 1, "QUEUED", "frequency-cap");

        assertThat(LocalStack.call("POST", oneClick, "List-Unsubscribe=One-Click")
                        .statusCode())
                .isEqualTo(200);
        assertThat(stays.asked("NURTURE", "/v1/leads/%s/consent-proofs")
                        .at("/proofs/0/mailKey")
                        .asText())
                .startsWith(gone.leadId());
        stays.awaitConsent(MAIL, "withdrawn");
        stays.reads("personalisation");
        await().atMost(PATIENCE)
                .pollInterval(POLL)
                .until(() -> stays.asked("NURTURE", "/v1/leads/%s/journeys")
                        .findValuesAsText("waitsFor")
                        .contains("condition"));
        assertThat(stays.inbox()).isEmpty();
    }

    @Test
    void sendsWhatFitsTwoWhitepapersThatSomebodyReadBeforeSayingWhoItIs() {
        MailStory early = person("early");
        early.reads("analytics");
        early.registers("confirmed", "");

        early.awaitMail(MailStory.USE_CASE, 1, "SENT", "");
        assertThat(early.received(1).path("text").asText()).contains("https://www.example.com/customers/analytics");

        RipenScript.Result rehearsal = RipenScript.run(
                folder,
                "journeys",
                "simulate",
                "--kafka",
                stack.bootstrapServers(),
                "--details",
                "--zone",
                zone(afternoonZone),
                MailStory.USE_CASE);
        assertThat(rehearsal.exitCode()).as(rehearsal.output()).isZero();
        assertThat(rehearsal.output()).contains(early.leadId() + "/" + MailStory.USE_CASE + "/use-case/1  sent");
    }

    private static void looksAsAScannerDoes(String link) {
        HttpResponse<String> page = LocalStack.call("GET", link, "");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<form method=\"post\">");
        assertThat(LocalStack.call("HEAD", link, "").statusCode()).isEqualTo(200);
    }

    @Test
    void keepsQuietWhileSalesWorksTheLead() {
        Instant anHourAgo = Instant.now().minus(Duration.ofHours(1));
        String name = "defer-at-rcpt.worked";
        SalesStory sales = new SalesStory(stack, token, () -> {}, anHourAgo, name);
        sales.registers("utm_source=google");
        sales.visits(10, "/pricing", "LEAD -> MQL");
        sales.visits(20, "/customers/acme", "MQL -> SAL");
        MailStory lead = new MailStory(stack, token, name + "@works.example").registers("confirmed", "");
        lead.awaitConsent(MAIL, "confirmed");
        lead.reads("security");
        awaitDeferred(lead, MailStory.USE_CASE);

        sales.saysByHttp(30, "contacted", "");
        List<String> questions = List.of("budget", "authority", "need", "time");
        IntStream.range(0, questions.size())
                .forEach(place -> sales.saysByHttp(
                        40 + place, "bant", ", \"field\": \"" + questions.get(place) + "\", \"value\": \"settled\""));

        lead.awaitMail(MailStory.USE_CASE, 1, "SUPPRESSED", "quarantine");
        assertThat(lead.inbox()).isEmpty();
    }

    @Test
    void asksAgainBeforeEveryAttempt() {
        List<MailStory> people = Stream.of("erased", "unreachable", "out", "angry")
                .map(name -> person(SmtpFault.DEFER_AT_RCPT, name).registers("confirmed", ""))
                .toList();
        MailStory left = person(SmtpFault.DEFER_AT_RCPT, "left").registers("confirmed", "");
        people.forEach(person -> person.reads("security"));
        left.told("LIFECYCLE", "POST", COMMANDS, stage("CUSTOMER"));
        people.forEach(person -> awaitDeferred(person, MailStory.USE_CASE));
        awaitDeferred(left, ONBOARDING);

        int before = endedByErasure(people.getLast());
        people.get(0).told("SCORING", "POST", "/v1/leads/%s/erasure", "");
        people.get(1).told("SCORING", "DELETE", "/v1/leads/%s/facts/email", "");
        people.get(2).told("LIFECYCLE", "POST", COMMANDS, "{\"action\": \"disqualify\", \"reason\": \"bad-data\"}");
        complains(people.get(3));
        left.told("LIFECYCLE", "POST", COMMANDS, stage("LEAD"));

        // Of an erased person the numbers alone may tell.
        await().atMost(PATIENCE).pollInterval(POLL).until(() -> endedByErasure(people.getLast()) == before + 1);
        people.get(1).awaitMail(MailStory.USE_CASE, 1, "SUPPRESSED", "no-valid-address");
        people.get(2).awaitMail(MailStory.USE_CASE, 1, "SUPPRESSED", "stage-excluded");
        people.get(3).awaitMail(MailStory.USE_CASE, 1, "SUPPRESSED", "complained");
        left.awaitMail(ONBOARDING, 1, "SUPPRESSED", "journey-exited");
        assertThat(people).allSatisfy(person -> assertThat(person.inbox()).isEmpty());
    }

    /** A mail that was being tried at that very moment is in doubt. */
    private static int endedByErasure(MailStory anybody) {
        JsonNode numbers = anybody.asked("NURTURE", "/v1/journeys/" + MailStory.USE_CASE + "/numbers")
                .at("/steps/0/variants/0");
        return numbers.at("/suppressed/erased").asInt()
                + numbers.at("/states/UNKNOWN").asInt();
    }

    private static String stage(String stage) {
        return "{\"action\": \"set-stage\", \"value\": \"" + stage + "\", \"reason\": \"told on the phone\"}";
    }

    private static void awaitDeferred(MailStory person, String journey) {
        await().atMost(PATIENCE)
                .pollInterval(POLL)
                .until(() -> person.mail(journey, 1).path("attempts").asInt() > 0);
    }

    /** The provider's webhook comes in as soon as ingest has read the sites file anew. */
    private static void complains(MailStory person) {
        stack.addToSite("webhooks: {postmark: {user: postmark, password: only-for-this-test}}");
        String complaint = """
                {"RecordType": "SpamComplaint", "ID": 42, "MessageID": "m-1", "Email": "%s", "BouncedAt": "%s"}""".formatted(person.email(), Instant.now());
        await().atMost(PATIENCE).pollInterval(POLL).until(() -> {
            HttpResponse<String> answer =
                    stack.post("INGEST", "/v1/webhooks/postmark/default", complaint, "postmark", "only-for-this-test");
            return answer.statusCode() == 200;
        });
    }

    @Test
    void writesNoMoreToAMailboxThatDoesNotExist() {
        MailStory nobody = person(SmtpFault.REFUSE_AT_RCPT, "nobody").registers("confirmed", "");
        nobody.reads("analytics");
        nobody.awaitMail(MailStory.USE_CASE, 1, "FAILED", "smtp-550-5.1.1");
        nobody.awaitEvent(EventType.EMAIL_FAILED);

        nobody.reads("security");

        nobody.awaitMail(MailStory.USE_CASE, 2, "SUPPRESSED", "bounced");
    }

    @Test
    void readsInTheBounceMailboxThatAMailCameBack() {
        MailStory moved = person("moved").registers("confirmed", "");
        moved.reads("analytics");
        String hash = moved.received(1).at("/headers/Message-ID").asText().replaceAll("[<>]|@.*", "");

        SmtpLetter.deliver(stack.smtpPort(), "mailer-daemon@mx.example", BOUNCES, """
                From: mailer-daemon@mx.example
                To: bounce+%1$s@ripen.example
                Message-ID: <returned-%1$s@mx.example>
                Subject: returned
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain

                It could not be delivered.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822; %2$s
                Action: failed
                Status: 5.1.1

                --b--
                """.formatted(hash, moved.email()));
        moved.awaitEvent(EventType.EMAIL_BOUNCED);
        moved.reads("security");

        moved.awaitMail(MailStory.USE_CASE, 2, "SUPPRESSED", "bounced");
    }

    @Test
    void holdsMailsAtNightWhileThePersonPausesAndWhileADomainHasEnough() {
        int night = afternoonZone < 0 ? afternoonZone + 12 : afternoonZone - 12;
        MailStory asleep = person("asleep").registers("confirmed", ", \"timeZone\": \"" + zone(night) + "\"");
        asleep.reads("analytics");
        JsonNode held = asleep.awaitMail(MailStory.USE_CASE, 1, "QUEUED", "quiet-hours");
        Instant until = Instant.parse(held.path("nextAttemptAt").asText());
        assertThat(until.atOffset(ZoneOffset.ofHours(night)).getHour()).isEqualTo(8);

        MailStory choosy = person("choosy").registers("confirmed", "");
        choosy.reads("analytics");
        String preferences = MailStory.link(choosy.received(1), "preferences");
        assertThat(LocalStack.call("POST", preferences, "purpose=contact-by-mail&topic=analytics&pause=none")
                        .statusCode())
                .isEqualTo(200);
        choosy.reads("security");
        choosy.awaitMail(MailStory.USE_CASE, 2, "SUPPRESSED", "topic-declined");
        assertThat(LocalStack.call("POST", preferences, "purpose=contact-by-mail&topic=analytics&pause=14")
                        .statusCode())
                .isEqualTo(200);
        choosy.reads("integration");
        held = choosy.awaitMail(MailStory.USE_CASE, 3, "QUEUED", "paused");
        until = Instant.parse(held.path("nextAttemptAt").asText());
        assertThat(until)
                .isBetween(
                        Instant.now().plus(Duration.ofDays(13)), Instant.now().plus(Duration.ofDays(14)));

        List<MailStory> crowd = IntStream.range(0, 8)
                .mapToObj(number ->
                        new MailStory(stack, token, "reader-" + number + "@crowd.example").registers("confirmed", ""))
                .toList();
        crowd.forEach(person -> person.reads("analytics"));
        await().atMost(PATIENCE)
                .pollInterval(POLL)
                .until(() -> crowd.stream()
                        .map(person -> person.mail(MailStory.USE_CASE, 1)
                                .path("reason")
                                .asText())
                        .anyMatch("rate-limit"::equals));
    }

    @Test
    void accountsForEveryMailWhereverTheServerDropsTheConnection() {
        Map<SmtpFault, List<MailStory>> certain =
                readersWith(SmtpFault.NONE, SmtpFault.DROP_AT_RCPT, SmtpFault.DROP_AT_DATA, SmtpFault.DEFER_AT_END);
        Map<SmtpFault, List<MailStory>> doubtful =
                readersWith(SmtpFault.DROP_BEFORE_END, SmtpFault.DROP_AFTER_END, SmtpFault.SILENT_AFTER_END);

        certain.forEach((fault, people) -> people.forEach(person -> {
            person.awaitMail(MailStory.USE_CASE, 1, "SENT", "");
            assertThat(person.inbox()).as(fault.name()).hasSize(1);
        }));
        doubtful.forEach((fault, people) -> people.forEach(person -> {
            person.awaitMail(MailStory.USE_CASE, 1, "UNKNOWN", "smtp-final-answer-lost");
            assertThat(person.inbox()).as(fault.name()).hasSize(fault == SmtpFault.DROP_BEFORE_END ? 0 : 1);
        }));
    }

    /** Some people for each fault, which meets their first attempt only. */
    private static Map<SmtpFault, List<MailStory>> readersWith(SmtpFault... faults) {
        Map<SmtpFault, List<MailStory>> people = new EnumMap<>(SmtpFault.class);
        for (SmtpFault fault : faults) {
            people.put(
                    fault,
                    IntStream.range(0, 3)
                            .mapToObj(number -> new MailStory(
                                            stack, token, fault.address("reader-" + number + "-" + people.size(), true))
                                    .registers("confirmed", ""))
                            .toList());
        }
        people.values().forEach(each -> each.forEach(person -> person.reads("analytics")));
        return people;
    }

    @Test
    void servesPagesToSomebodyWithAKeyboardAloneAndWithoutScripts() {
        MailStory kim = person("kim").registers("granted", "");
        JsonNode mail = kim.received(1);
        String preferences = MailStory.link(mail, "preferences");
        try (Chromium chromium = Chromium.start();
                ConsentPagesWalk desk = ConsentPagesWalk.atADesk(chromium);
                ConsentPagesWalk phone = ConsentPagesWalk.withAPhone(chromium)) {
            assertThat(desk.opens(MailStory.link(mail, "confirm")).reads("confirm"))
                    .contains("- banner:", "- main:", "- heading \"Confirm your consent\" [level=1]");
            assertThat(desk.goesTo("button \"Yes, I agree\"").sends("Enter").reads("confirmed"))
                    .contains("- heading \"Thank you, your consent is confirmed\" [level=1]", "- status:");
            kim.awaitConsent(MAIL, "confirmed");

            assertThat(desk.opens(preferences).reads("preferences"))
                    .contains(
                            "- group \"What do you allow Ripen to do?\"",
                            "- group \"Which topics interest you?\"",
                            "- group \"Do you want a pause?\"");
            desk.goesTo("checkbox \"Contact me by e-mail\" [checked]")
                    .goesTo("checkbox \"Record which of its e-mails I open and which links I follow\"")
                    .presses("Space")
                    .goesTo("checkbox \"Security\" [checked]")
                    .presses("Space")
                    .goesTo("radio \"No pause\" [checked]")
                    .presses("ArrowDown")
                    .goesTo("button \"Save\"");
            assertThat(desk.sends("Enter").reads("saved")).contains("- heading \"Your preferences are saved\"");
            kim.awaitConsent("mail-tracking", "confirmed");

            assertThat(phone.opens(preferences).reads("preferences"))
                    .contains(
                            "- checkbox \"Mich per E-Mail ansprechen\" [checked]",
                            "- checkbox \"Festhalten, welche E-Mails ich öffne und welchen Links ich folge\" [checked]",
                            "- checkbox \"Analytics\" [checked]",
                            "- checkbox \"Security\"\n")
                    .containsPattern("- radio \"Sie haben eine Pause bis .+ Beibehalten\" \\[checked]");
            phone.opens(MailStory.link(mail, "unsubscribe")).goesTo("button \"Abbestellen\"");
            assertThat(phone.sends("Space").reads("unsubscribed")).contains("- heading \"Sie sind abgemeldet\"");
            kim.awaitConsent(MAIL, "withdrawn");
            assertThat(phone.opens(preferences + "x").reads("over"))
                    .contains("- heading \"Dieser Link gilt nicht mehr\"");
        }
    }
}
