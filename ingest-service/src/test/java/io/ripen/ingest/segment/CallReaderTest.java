package io.ripen.ingest.segment;

import static io.ripen.ingest.segment.SegmentInTests.only;
import static io.ripen.ingest.segment.SegmentInTests.rejection;
import static io.ripen.ingest.segment.SegmentInTests.setting;
import static io.ripen.ingest.segment.SegmentInTests.touchpoint;
import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.ingest.domain.Consent;
import io.ripen.ingest.domain.Decision;
import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.domain.Reception;
import io.ripen.ingest.domain.RejectionCode;
import io.ripen.ingest.domain.raw.Client;
import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.domain.raw.RawConsent;
import io.ripen.ingest.domain.raw.RawProperty;
import io.ripen.ingest.domain.raw.RawTouchpoint;
import io.ripen.ingest.domain.site.SitePolicy;
import io.ripen.ingest.intake.IntakeInTests;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallReaderTest {
    @ParameterizedTest
    @CsvSource({
        "Email Opened, email-open",
        "email_opened, email-open",
        "EMAIL LINK CLICKED, email-click",
        "Email Bounced, bounce",
        "Email Marked as Spam, complaint",
        "Unsubscribed, unsubscribe",
        "Signed Up, trial-start",
        "Trial Started, trial-start",
        "Form Submitted, form-fill",
        "Video Playback Started, video",
        "Asset Downloaded, download",
        "fileDownloaded, download",
        "Webinar Registered, webinar-registered",
        "Webinar Attended, webinar-attended",
        "Trade Show Visited, event-visit",
        "Live Chat Conversation Started, chat",
        "Call Completed, phone-call",
        "Order Completed, custom",
    })
    void knowsWhatHappenedByTheEventsName(String event, String type) {
        RawTouchpoint touchpoint = touchpoint("{'type':'track','event':'" + event + "','userId':'u'}");

        assertThat(touchpoint.text(Member.TYPE)).isEqualTo(type);
        assertThat(touchpoint.text(Member.NAME)).isEqualTo(event);
    }

    @Test
    void isAnAppsIfItsContextTellsOfADevice() {
        String track = "{'type':'track','event':'X','userId':'u','context':%s}";

        assertThat(touchpoint(track.formatted("{'device':{'manufacturer':'Google','type':'android'}}"), true)
                        .byApp())
                .isTrue();
        assertThat(touchpoint(track.formatted("{'device':{},'app':{'name':'RudderLabs JavaScript SDK'}}"), true)
                        .byApp())
                .isFalse();
    }

    @Test
    void namesFormsAsTheirCallDoesOrAsTheScoringModelsExpect() {
        assertThat(touchpoint("{'type':'track','event':'Form Submitted','properties':{'form_name':'newsletter'}}")
                        .text(Member.NAME))
                .isEqualTo("newsletter");
        assertThat(touchpoint("{'type':'track','event':'Demo Requested'}").text(Member.NAME))
                .isEqualTo("demo-request");
    }

    @Test
    void takesFactsFromAFormButNotItsOwnName() {
        RawTouchpoint told = touchpoint("""
                {'type':'track','event':'Form Submitted','properties':{'email':'pat@example.com','name':'Pat Person',
                 'company':'Example Ltd','consent-contact-by-mail':true,'seats':25}}""");
        RawTouchpoint untold = touchpoint("{'type':'track','event':'Form Submitted','properties':{'name':'Survey'}}");

        assertThat(told.texts())
                .containsEntry(Member.FACTS_EMAIL, "pat@example.com")
                .containsEntry(Member.FACTS_NAME, "Pat Person")
                .containsEntry(Member.FACTS_COMPANY, "Example Ltd");
        assertThat(told.properties()).containsOnly(Map.entry("seats", new RawProperty.Digits("25")));
        assertThat(told.consents()).containsExactly(new RawConsent("contact-by-mail", null, null, "Form Submitted"));
        assertThat(untold.text(Member.FACTS_NAME)).isNull();
        assertThat(untold.properties()).containsEntry("name", new RawProperty.Text("Survey"));
    }

    @Test
    void namesTheContentThatWasUsed() {
        RawTouchpoint touchpoint = touchpoint("""
                {'type':'track','event':'File Downloaded','properties':{'file_name':'guide.pdf','asset_type':'whitepaper',
                 'topic':'displays','file_url':'https://example.com/guide.pdf'}}""");

        assertThat(touchpoint.texts())
                .containsEntry(Member.ASSET_ID, "guide.pdf")
                .containsEntry(Member.ASSET_TYPE, "whitepaper")
                .containsEntry(Member.ASSET_TOPIC, "displays");
        assertThat(touchpoint.properties())
                .containsEntry("href", new RawProperty.Text("https://example.com/guide.pdf"));
    }

    @Test
    void withdrawsTheFactsWhoseTraitsAreNull() {
        RawTouchpoint touchpoint = touchpoint("""
                {'type':'identify','userId':'u','traits':{'email':'pat@example.com','mobile':null,'company':null,
                 'title':null,'jobTitle':'Buyer','industry':'','plan':null},
                 'context':{'traits':{'phone':'491234','name':null}}}""");

        assertThat(touchpoint.withdrawn())
                .containsExactlyInAnyOrder(Member.FACTS_PHONE, Member.FACTS_COMPANY, Member.FACTS_JOB_TITLE);
        assertThat(touchpoint.texts())
                .containsEntry(Member.FACTS_JOB_TITLE, "Buyer")
                .containsEntry(Member.FACTS_PHONE, "491234");
        assertThat(touchpoint.properties()).isEmpty();
    }

    @Test
    void withdrawsNothingByCallsThatAreAboutSomethingElse() {
        RawTouchpoint form = touchpoint("""
                {'type':'track','event':'Form Submitted','properties':{'email':'pat@example.com','phone':null},
                 'context':{'traits':{'company':null}}}""");
        RawTouchpoint group = touchpoint("{'type':'group','userId':'u','groupId':'g','traits':{'industry':null}}");

        assertThat(form.withdrawn()).isEmpty();
        assertThat(group.withdrawn()).isEmpty();
    }

    @Test
    void takesFactsFromTraitsInTheSpellingsOfTheSdks() {
        RawTouchpoint touchpoint = touchpoint("""
                {'type':'identify','messageId':'m','userId':17,'traits':{'email':'Pat@Example.com','first_name':'Pat',
                 'lastName':'Person','phone':491234,'position':'Buyer','department':'Purchasing','industry':'Machines',
                 'company':{'name':'Example Ltd','employee_count':250,'plan':'team'},'address':{'country':'Germany'},
                 'timezone':'Europe/Berlin','locale':'de_DE','logins':3}}""");

        assertThat(touchpoint.texts())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry(Member.ID, "m"),
                        Map.entry(Member.USER_ID, "17"),
                        Map.entry(Member.TYPE, "identify"),
                        Map.entry(Member.FACTS_EMAIL, "Pat@Example.com"),
                        Map.entry(Member.FACTS_NAME, "Pat Person"),
                        Map.entry(Member.FACTS_PHONE, "491234"),
                        Map.entry(Member.FACTS_JOB_TITLE, "Buyer"),
                        Map.entry(Member.FACTS_FUNCTION, "Purchasing"),
                        Map.entry(Member.FACTS_COMPANY, "Example Ltd"),
                        Map.entry(Member.FACTS_COMPANY_SIZE, "250"),
                        Map.entry(Member.FACTS_INDUSTRY, "Machines"),
                        Map.entry(Member.FACTS_COUNTRY, "DE"),
                        Map.entry(Member.FACTS_TIME_ZONE, "Europe/Berlin"),
                        Map.entry(Member.FACTS_LOCALE, "de-DE")));
        assertThat(touchpoint.properties())
                .containsOnly(
                        Map.entry("company.plan", new RawProperty.Text("team")),
                        Map.entry("logins", new RawProperty.Digits("3")));
    }

    @Test
    void keepsAnAddressThatIsNoneAsAProperty() {
        RawTouchpoint touchpoint = touchpoint("{'type':'identify','userId':'u','traits':{'email':'at home'}}");

        assertThat(touchpoint.text(Member.FACTS_EMAIL)).isNull();
        assertThat(touchpoint.properties()).containsValue(new RawProperty.Text("at home"));
    }

    @Test
    void takesTheTraitsThatRideAlongAsFactsOnly() {
        RawTouchpoint touchpoint = touchpoint("""
                {'type':'track','event':'X','context':{'traits':{'email':'pat@example.com','plan':'team'}}}""");

        assertThat(touchpoint.text(Member.FACTS_EMAIL)).isEqualTo("pat@example.com");
        assertThat(touchpoint.properties()).isEmpty();
    }

    @Test
    void readsAGroupAsFactsOfTheCompany() {
        RawTouchpoint touchpoint = touchpoint("""
                {'type':'group','userId':'u','groupId':'g','traits':{'name':'Example Ltd','employees':250,
                 'industry':'Machines','plan':'team'},'context':{'traits':{'name':'Pat Person'}}}""");

        assertThat(touchpoint.texts())
                .containsEntry(Member.TYPE, "identify")
                .containsEntry(Member.NAME, "group")
                .containsEntry(Member.FACTS_NAME, "Pat Person")
                .containsEntry(Member.FACTS_COMPANY, "Example Ltd")
                .containsEntry(Member.FACTS_COMPANY_SIZE, "250")
                .containsEntry(Member.FACTS_INDUSTRY, "Machines");
        assertThat(touchpoint.properties())
                .containsOnly(
                        Map.entry("groupId", new RawProperty.Text("g")),
                        Map.entry("group.plan", new RawProperty.Text("team")));
    }

    @Test
    void joinsThePreviousIdWithTheUser() {
        RawTouchpoint joined = touchpoint("{'type':'alias','previousId':'old','userId':'new','anonymousId':'a'}");
        RawTouchpoint same = touchpoint("{'type':'alias','previousId':'new','userId':'new','anonymousId':'a'}");

        assertThat(joined.texts())
                .containsEntry(Member.TYPE, "identify")
                .containsEntry(Member.VISITOR_ID, "old")
                .containsEntry(Member.USER_ID, "new");
        assertThat(same.texts()).containsEntry(Member.VISITOR_ID, "a").containsEntry(Member.USER_ID, "new");
    }

    @Test
    void readsThePageFromPropertiesFirstAndThenFromTheContext() {
        RawTouchpoint touchpoint = touchpoint("""
                {'type':'page','name':'Prices','category':'shop','properties':{'url':'https://example.com/a',
                 'path':'/a','search':'','referrer':'$direct','color':'red'},
                 'context':{'page':{'url':'https://example.com/b','title':'B','referrer':'https://example.org/'}}}""");

        assertThat(touchpoint.texts())
                .containsEntry(Member.TYPE, "page-view")
                .containsEntry(Member.NAME, "Prices")
                .containsEntry(Member.PAGE_URL, "https://example.com/a")
                .containsEntry(Member.PAGE_TITLE, "B")
                .containsEntry(Member.PAGE_REFERRER, "https://example.org/");
        assertThat(touchpoint.properties())
                .containsOnly(
                        Map.entry("color", new RawProperty.Text("red")),
                        Map.entry("category", new RawProperty.Text("shop")));
    }

    @Test
    void readsCampaignClientAndLanguageFromTheContext() {
        RawTouchpoint touchpoint = touchpoint("""
                {'type':'screen','context':{'campaign':{'name':'c','source':'s','medium':'m','term':'t','content':'x'},
                 'ip':'203.0.113.7','userAgent':'Agent/1','locale':'en-GB','timezone':'GMT+0100'}}""");

        assertThat(touchpoint.texts())
                .containsEntry(Member.CAMPAIGN_NAME, "c")
                .containsEntry(Member.CAMPAIGN_SOURCE, "s")
                .containsEntry(Member.CAMPAIGN_MEDIUM, "m")
                .containsEntry(Member.CAMPAIGN_TERM, "t")
                .containsEntry(Member.CAMPAIGN_CONTENT, "x")
                .containsEntry(Member.CLIENT_IP, "203.0.113.7")
                .containsEntry(Member.CLIENT_USER_AGENT, "Agent/1")
                .containsEntry(Member.FACTS_LOCALE, "en-GB")
                .doesNotContainKey(Member.FACTS_TIME_ZONE);
        assertThat(touchpoint.properties()).isEmpty();
    }

    @Test
    void readsTheConsentsOfBothMakersTools() {
        String segment = """
                {'type':'page','context':{'consent':{'categoryPreferences':{'Analytics':true,'profiling':false,
                 'web-tracking':true,'Advertising':true,'contact-by-mail':'yes'}}}}""";
        String rudderStack = """
                {'type':'page','context':{'consentManagement':{'allowedConsentIds':['Analytics'],
                 'deniedConsentIds':['web-tracking','profiling',5]}}}""";

        assertThat(touchpoint(segment).consents())
                .containsExactlyInAnyOrder(
                        new RawConsent("web-tracking", "granted", null, "context.consent", true),
                        new RawConsent("profiling", "withdrawn", null, "context.consent", true));
        assertThat(touchpoint(rudderStack).consents())
                .containsExactlyInAnyOrder(
                        new RawConsent("web-tracking", "withdrawn", null, "context.consentManagement", true),
                        new RawConsent("profiling", "withdrawn", null, "context.consentManagement", true));
    }

    @Test
    void tellsTheMomentOfAChoiceFromItsRepetition() {
        String consent = "'context':{'consent':{'categoryPreferences':{'profiling':true}}}";

        assertThat(touchpoint("{'type':'track','event':'Segment Consent Preference Updated'," + consent + "}")
                        .consents())
                .extracting(RawConsent::standing)
                .containsExactly(false);
        assertThat(touchpoint("{'type':'track','event':'Anything else'," + consent + "}")
                        .consents())
                .extracting(RawConsent::standing)
                .containsExactly(true);
    }

    @Test
    void takesAChoiceOfConsentsWhateverWasRefusedAndTheRepetitionAsTracking() {
        String consent = "'context':{'consent':{'categoryPreferences':{'web-tracking':false}}},'anonymousId':'v'";
        SitePolicy strict = new SitePolicy(
                SitePolicy.VisitorIds.CLIENT,
                SitePolicy.SignalPolicy.HONOUR,
                SitePolicy.ConsentNeed.WEB_TRACKING,
                Set.of(),
                true,
                List.of());
        Client optedOut = new Client(null, null, null, new Client.Signals(true, false, false), false);
        Reception reception = new Reception(IntakeInTests.RECEIVED_AT, "www", strict, optedOut);
        List<Reading> readings = Stream.of(
                        "{'type':'track','event':'Segment Consent Preference Updated'," + consent + "}",
                        "{'type':'track','event':'Segment Consent Preference Updated','anonymousId':'v'}",
                        "{'type':'page'," + consent + "}")
                .map(call -> only(call, setting(true, null)))
                .toList();

        assertThat(IntakeInTests.decide(readings, reception))
                .satisfiesExactly(
                        choice -> assertThat(choice).isInstanceOfSatisfying(Decision.Accepted.class, accepted -> {
                            assertThat(accepted.touchpoint().text(Member.TYPE)).isEqualTo("identify");
                            assertThat(accepted.touchpoint().text(Member.NAME))
                                    .isEqualTo("Segment Consent Preference Updated");
                            assertThat(accepted.touchpoint().consents())
                                    .extracting(Consent::status)
                                    .containsExactly("withdrawn");
                        }),
                        nothing -> assertThat(nothing).isInstanceOf(Decision.Rejected.class),
                        view -> assertThat(view).isInstanceOf(Decision.Rejected.class));
    }

    @Test
    void givesABatchsMembersToCallsThatDoNotSayOtherwise() {
        RawTouchpoint touchpoint = touchpoint("""
                {'sentAt':'2026-11-22T09:00:00Z','context':{'ip':'203.0.113.7','locale':'de'},
                 'integrations':{'All':true,'Mail':false},
                 'batch':[{'type':'page','context':{'locale':'en'},'integrations':{'Mail':true}}]}""");

        assertThat(touchpoint.texts())
                .containsEntry(Member.SENT_AT, "2026-11-22T09:00:00Z")
                .containsEntry(Member.CLIENT_IP, "203.0.113.7")
                .containsEntry(Member.FACTS_LOCALE, "en");
        assertThat(touchpoint.properties()).containsOnly(Map.entry("integrations.Mail", new RawProperty.Flag(true)));
    }

    @Test
    void trustsTheClockOfServersAndCorrectsThatOfBrowsers() {
        String sent = "{'type':'page','timestamp':'2026-11-22T08:00:00Z','sentAt':'2026-11-22T08:00:05Z'}";
        String unsent = "{'type':'page','timestamp':'2026-11-22T08:00:00Z'}";

        assertThat(touchpoint(sent, false).texts())
                .containsEntry(Member.TIMESTAMP, "2026-11-22T08:00:00Z")
                .doesNotContainKey(Member.ORIGINAL_TIMESTAMP);
        assertThat(touchpoint(sent, true).texts())
                .containsEntry(Member.ORIGINAL_TIMESTAMP, "2026-11-22T08:00:00Z")
                .doesNotContainKey(Member.TIMESTAMP);
        assertThat(touchpoint(unsent, true).texts()).containsEntry(Member.TIMESTAMP, "2026-11-22T08:00:00Z");
    }

    @Test
    void doesNotLoseAnEventToATimeThatCannotBeRead() {
        RawTouchpoint touchpoint = touchpoint("{'type':'page','timestamp':'yesterday'}");

        assertThat(touchpoint.text(Member.TIMESTAMP)).isNull();
        assertThat(touchpoint.properties()).containsEntry("timestamp", new RawProperty.Text("yesterday"));
    }

    @Test
    void laysPropertiesFlat() {
        RawTouchpoint touchpoint = touchpoint("""
                {'type':'track','event':'X','properties':{'a':{'b':{'c':1.50}},'list':['x',2],'none':null,'yes':true}}""");

        assertThat(touchpoint.properties())
                .containsOnly(
                        Map.entry("a.b.c", new RawProperty.Digits("1.50")),
                        Map.entry("list", new RawProperty.Text("x, 2")),
                        Map.entry("yes", new RawProperty.Flag(true)));
    }

    @Test
    void takesTheKindFromThePathWhereTheCallHasNone() {
        Reading tracked = only("{'event':'Unsubscribed','userId':'u'}", setting(false, CallKind.TRACK));
        Reading own = only("{'type':'Page','userId':'u'}", setting(false, CallKind.TRACK));

        assertThat(((Reading.Event) tracked).touchpoint().text(Member.TYPE)).isEqualTo("unsubscribe");
        assertThat(((Reading.Event) own).touchpoint().text(Member.TYPE)).isEqualTo("page-view");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "[null]", "['x']", "[[]]"})
    void refusesWhatIsNoCall(String body) {
        assertThat(rejection(body).code()).isEqualTo(RejectionCode.WRONG_TYPE);
    }

    @Test
    void refusesCallsWithoutAKindAndTracksWithoutAnEvent() {
        assertThat(rejection("{'userId':'u'}").pointer()).isEqualTo("/type");
        assertThat(rejection("{'type':'merge','userId':'u'}").code()).isEqualTo(RejectionCode.UNKNOWN_VALUE);
        assertThat(rejection("{'type':'track','event':' ','messageId':'m'}").pointer())
                .isEqualTo("/event");
    }

    @Test
    void takesAnyTypeForAnyMember() {
        RawTouchpoint touchpoint = touchpoint("""
                {'type':'identify','userId':true,'anonymousId':{},'traits':[1],'context':'x','integrations':7,
                 'properties':null,'timestamp':[],'messageId':5}""");

        assertThat(touchpoint.texts())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(Member.ID, "5", Member.USER_ID, "true", Member.TYPE, "identify"));
    }
}
