package io.ripen.ingest.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ripen.ingest.domain.raw.Client;
import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.domain.raw.RawConsent;
import io.ripen.ingest.domain.raw.RawProperty;
import io.ripen.ingest.domain.raw.RawTouchpoint;
import io.ripen.ingest.domain.raw.Section;
import io.ripen.ingest.domain.site.IntakeBounds;
import io.ripen.ingest.domain.site.SitePolicy;
import io.ripen.ingest.domain.site.Vocabulary;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TouchpointIntakeTest {
    private static final Instant RECEIVED_AT = Instant.parse("2026-11-22T09:30:00.123456Z");
    private static final MailRef MAIL = new MailRef("lead-1", "lead-1/welcome/1/1", "button");
    private static final Instant NOW_MILLIS = Instant.parse("2026-11-22T09:30:00.123Z");
    private static final Vocabulary VOCABULARY = new Vocabulary(
            List.of("page-view", "custom"),
            List.of("awareness", "decision"),
            List.of("contact-by-mail", "profiling"),
            List.of("granted", "withdrawn"));
    private static final TouchpointIntake INTAKE = new TouchpointIntake(
            VOCABULARY,
            new IntakeBounds(Duration.ofDays(400), 2, 3),
            new Lookups(
                    text -> text.matches("[^@ ]+@[^@ ]+"),
                    agent -> agent.contains("bot") ? Optional.of(new MachineSign("crawler", "bot")) : Optional.empty(),
                    address -> Optional.of("truncated " + address),
                    token -> token.equals("signed") ? Optional.of(MAIL) : Optional.empty(),
                    id -> "hash-of-" + id.length(),
                    () -> "fresh"));
    private static final Client BROWSER =
            new Client("203.0.113.0", "Mozilla/5.0", "c0ffee", Client.Signals.NONE, false);
    private static final Reception FROM_A_SERVER =
            received(SitePolicy.DEFAULT, new Client(null, null, null, Client.Signals.NONE, true));
    private static final Reception NOW = received(SitePolicy.DEFAULT, BROWSER);

    @Test
    void acceptsTheLeastThatIsNeeded() {
        Touchpoint touchpoint = accepted(event());

        assertThat(touchpoint.id()).isEqualTo("fresh");
        assertThat(touchpoint.site()).isEqualTo("shop");
        assertThat(touchpoint.visitorKey()).isEqualTo("v:ann");
        assertThat(touchpoint.time())
                .isEqualTo(new Touchpoint.OccurrenceTime(NOW_MILLIS, NOW_MILLIS, TimeSource.RECEIPT, null, null));
        assertThat(touchpoint.texts()).containsOnlyKeys(Member.VISITOR_ID, Member.TYPE);
        assertThat(touchpoint.consents()).isEmpty();
        assertThat(touchpoint.properties()).isEmpty();
    }

    @Test
    void keepsGivenIdsUnchanged() {
        Touchpoint touchpoint = accepted(event().with(Member.ID, "Ünïque/Id#1").with(Member.VISITOR_ID, "v"));

        assertThat(touchpoint.id()).isEqualTo("Ünïque/Id#1");
    }

    @Test
    void keysByUserWhereNoVisitorIsKnown() {
        assertThat(accepted(event().without(Member.VISITOR_ID).with(Member.USER_ID, "4711"))
                        .visitorKey())
                .isEqualTo("u:4711");
        assertThat(accepted(event().with(Member.USER_ID, "4711")).visitorKey()).isEqualTo("v:ann");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T09:29:59.999999999Z, 2026-11-22T09:29:59.999Z, CLIENT",
        "2026-11-22T10:30:00+01:00,      2026-11-22T09:30:00Z,     CLIENT",
        "2026-11-22t09:30:00z,           2026-11-22T09:30:00Z,     CLIENT",
        "2026-11-22T09:30:00.124Z,       2026-11-22T09:30:00.123Z, FUTURE_CLAMPED",
        "9999-12-31T23:59:59Z,           2026-11-22T09:30:00.123Z, FUTURE_CLAMPED",
        "2025-10-18T09:30:00.123Z,       2025-10-18T09:30:00.123Z, CLIENT",
    })
    void takesTheClientsTimeUnlessItLiesInTheFuture(String given, Instant occurredAt, TimeSource source) {
        Touchpoint.OccurrenceTime time =
                accepted(event().with(Member.TIMESTAMP, given)).time();

        assertThat(time.occurredAt()).isEqualTo(occurredAt);
        assertThat(time.receivedAt()).isEqualTo(NOW_MILLIS);
        assertThat(time.source()).isEqualTo(source);
        assertThat(time.clientTime()).isNotNull();
    }

    @Test
    void bringsTextsToTheirNormalForm() {
        Touchpoint touchpoint = accepted(event().with(Member.FACTS_EMAIL, " Ann.Bell@Example.COM ")
                .with(Member.FACTS_COUNTRY, "de")
                .with(Member.FACTS_LOCALE, "de-at")
                .with(Member.FACTS_TIME_ZONE, "Europe/Vienna")
                .with(Member.FACTS_NAME, "\tAnn Bell\n")
                .with(Member.FACTS_PHONE, "  ")
                .with(Member.PAGE_TITLE, ""));

        assertThat(touchpoint.text(Member.FACTS_EMAIL)).isEqualTo("ann.bell@example.com");
        assertThat(touchpoint.text(Member.FACTS_COUNTRY)).isEqualTo("DE");
        assertThat(touchpoint.text(Member.FACTS_LOCALE)).isEqualTo("de-AT");
        assertThat(touchpoint.text(Member.FACTS_TIME_ZONE)).isEqualTo("Europe/Vienna");
        assertThat(touchpoint.text(Member.FACTS_NAME)).isEqualTo("Ann Bell");
        assertThat(touchpoint.texts()).doesNotContainKeys(Member.FACTS_PHONE, Member.PAGE_TITLE);
    }

    @Test
    void takesAConsentWithoutStatusAsGranted() {
        Touchpoint touchpoint = accepted(event().with(new RawConsent("contact-by-mail", null, " 7 ", " form "))
                .with(new RawConsent("profiling", "withdrawn", "", null, true)));

        assertThat(touchpoint.consents())
                .containsExactly(
                        new Consent("contact-by-mail", "granted", "7", "form", false),
                        new Consent("profiling", "withdrawn", null, null, true));
    }

    @Test
    void withdrawsAFactUnlessItIsTold() {
        RawTouchpoint raw = event().with(Member.FACTS_PHONE, "+49 1234")
                .with(Member.FACTS_COMPANY, " ")
                .raw();
        Decision decision = INTAKE.decide(
                new RawTouchpoint(
                        raw.texts(),
                        raw.consents(),
                        raw.properties(),
                        Set.of(Member.FACTS_PHONE, Member.FACTS_COMPANY, Member.FACTS_JOB_TITLE)),
                NOW);

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Accepted.class,
                        accepted -> assertThat(accepted.touchpoint().withdrawn())
                                .containsExactly(Member.FACTS_JOB_TITLE, Member.FACTS_COMPANY));
    }

    @Test
    void keepsPropertiesExactly() {
        Touchpoint touchpoint = accepted(event().with("text", new RawProperty.Text(" kept as is "))
                .with("number", new RawProperty.Digits("-0.10e2"))
                .with("flag", new RawProperty.Flag(true)));

        assertThat(touchpoint.properties())
                .containsExactly(
                        Map.entry("text", new Property.Text(" kept as is ")),
                        Map.entry("number", new Property.Numeric(new BigDecimal("-0.10e2"))),
                        Map.entry("flag", new Property.Flag(true)));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void rejectsWithCodeAndPointer(EventDraft event, RejectionCode code, String pointer) {
        Decision decision = INTAKE.decide(event.raw(), FROM_A_SERVER);

        assertThat(decision).isInstanceOfSatisfying(Decision.Rejected.class, rejected -> {
            assertThat(rejected.rejection().code()).isEqualTo(code);
            assertThat(rejected.rejection().pointer()).isEqualTo(pointer);
            assertThat(rejected.rejection().detail()).isNotBlank().hasSizeLessThan(500);
        });
    }

    static Stream<Arguments> bad() {
        return Stream.of(badTexts(), badTimes(), badFacts(), badConsents(), badProperties())
                .flatMap(cases -> cases);
    }

    private static Stream<Arguments> badTexts() {
        return Stream.of(
                arguments(event().without(Member.VISITOR_ID), RejectionCode.MISSING_MEMBER, "/visitorId"),
                arguments(event().with(Member.VISITOR_ID, ""), RejectionCode.INVALID_ID, "/visitorId"),
                arguments(event().with(Member.ID, ""), RejectionCode.INVALID_ID, "/id"),
                arguments(event().with(Member.ID, "a b"), RejectionCode.INVALID_ID, "/id"),
                arguments(event().with(Member.ID, "a\u200Bb"), RejectionCode.INVALID_ID, "/id"),
                arguments(event().with(Member.ID, "a\u0000"), RejectionCode.INVALID_ID, "/id"),
                arguments(event().with(Member.ID, "\uD800"), RejectionCode.INVALID_ID, "/id"),
                arguments(event().with(Member.ID, "x".repeat(129)), RejectionCode.TOO_LONG, "/id"),
                arguments(event().with(Member.SITE, "other"), RejectionCode.WRONG_SITE, "/site"),
                arguments(event().with(Member.SITE, ""), RejectionCode.INVALID_ID, "/site"),
                arguments(event().without(Member.TYPE), RejectionCode.MISSING_MEMBER, "/type"),
                arguments(event().with(Member.TYPE, " "), RejectionCode.MISSING_MEMBER, "/type"),
                arguments(event().with(Member.TYPE, "pageview"), RejectionCode.UNKNOWN_VALUE, "/type"),
                arguments(event().with(Member.TYPE, "unknown"), RejectionCode.UNKNOWN_VALUE, "/type"),
                arguments(event().with(Member.NAME, "a\u0000b"), RejectionCode.INVALID_TEXT, "/name"),
                arguments(event().with(Member.NAME, "a\u007Fb"), RejectionCode.INVALID_TEXT, "/name"),
                arguments(event().with(Member.NAME, "\uD83D"), RejectionCode.INVALID_TEXT, "/name"),
                arguments(event().with(Member.NAME, "\uDE00\uD83D"), RejectionCode.INVALID_TEXT, "/name"),
                arguments(event().with(Member.PAGE_TITLE, "no url"), RejectionCode.MISSING_MEMBER, "/page/url"),
                arguments(event().with(Member.PAGE_URL, "/pricing"), RejectionCode.INVALID_URL, "/page/url"),
                arguments(event().with(Member.PAGE_URL, ":x"), RejectionCode.INVALID_URL, "/page/url"),
                arguments(event().with(Member.PAGE_URL, "1ttp://x"), RejectionCode.INVALID_URL, "/page/url"),
                arguments(
                        event().with(Member.PAGE_URL, "https://x").with(Member.PAGE_REFERRER, "x"),
                        RejectionCode.INVALID_URL,
                        "/page/referrer"),
                arguments(event().with(Member.ASSET_TOPIC, "displays"), RejectionCode.MISSING_MEMBER, "/asset/id"),
                arguments(
                        event().with(Member.ASSET_ID, "a").with(Member.ASSET_PHASE, "late"),
                        RejectionCode.UNKNOWN_VALUE,
                        "/asset/phase"));
    }

    private static Stream<Arguments> badTimes() {
        return Stream.concat(
                Stream.of(
                                "yesterday",
                                "2026-11-22",
                                "2026-11-22T09:30:00",
                                "2026-13-01T00:00:00Z",
                                "2026-02-30T00:00:00Z",
                                "1764000000",
                                "+10000-01-01T00:00:00Z",
                                "-0001-01-01T00:00:00Z")
                        .map(time -> arguments(
                                event().with(Member.TIMESTAMP, time), RejectionCode.INVALID_TIMESTAMP, "/timestamp")),
                Stream.of("2025-10-18T09:30:00.122Z", "0000-01-01T00:00:00Z")
                        .map(time -> arguments(
                                event().with(Member.TIMESTAMP, time), RejectionCode.TIMESTAMP_TOO_OLD, "/timestamp")));
    }

    private static Stream<Arguments> badFacts() {
        return Stream.of(
                arguments(event().with(Member.FACTS_EMAIL, "ann"), RejectionCode.INVALID_EMAIL, "/facts/email"),
                arguments(event().with(Member.FACTS_EMAIL, "ann.b@host"), RejectionCode.INVALID_EMAIL, "/facts/email"),
                arguments(event().with(Member.FACTS_EMAIL, "a b@c.de"), RejectionCode.INVALID_EMAIL, "/facts/email"),
                arguments(event().with(Member.FACTS_COUNTRY, "EU"), RejectionCode.INVALID_COUNTRY, "/facts/country"),
                arguments(
                        event().with(Member.FACTS_TIME_ZONE, "CEST"),
                        RejectionCode.INVALID_TIME_ZONE,
                        "/facts/timeZone"),
                arguments(event().with(Member.FACTS_LOCALE, "de_DE"), RejectionCode.INVALID_LOCALE, "/facts/locale"));
    }

    private static Stream<Arguments> badConsents() {
        return Stream.of(
                arguments(
                        event().with(new RawConsent(null, null, null, null)),
                        RejectionCode.MISSING_MEMBER,
                        "/consents/0/purpose"),
                arguments(
                        event().with(new RawConsent("profiling", null, null, null))
                                .with(new RawConsent("fun", null, null, null)),
                        RejectionCode.UNKNOWN_VALUE,
                        "/consents/1/purpose"),
                arguments(
                        event().with(new RawConsent("profiling", "maybe", null, null)),
                        RejectionCode.UNKNOWN_VALUE,
                        "/consents/0/status"),
                arguments(
                        event().with(new RawConsent("profiling", null, "x".repeat(129), null)),
                        RejectionCode.TOO_LONG,
                        "/consents/0/textVersion"),
                arguments(
                        event().with(new RawConsent("profiling", null, null, "\u0001x")),
                        RejectionCode.INVALID_TEXT,
                        "/consents/0/source"),
                arguments(
                        event().with(new RawConsent("profiling", null, null, null))
                                .with(new RawConsent("profiling", null, null, null))
                                .with(new RawConsent("profiling", null, null, null)),
                        RejectionCode.TOO_MANY,
                        "/consents"));
    }

    private static Stream<Arguments> badProperties() {
        Stream<Arguments> numbers = Stream.of(
                        "1e999999999", "1e99999999999", "1e-101", "1e101", "9".repeat(39), "0." + "1".repeat(70))
                .map(digits -> arguments(
                        event().with("a", new RawProperty.Digits(digits)),
                        RejectionCode.NUMBER_OUT_OF_RANGE,
                        "/properties/a"));
        RawProperty flag = new RawProperty.Flag(true);
        return Stream.concat(
                numbers,
                Stream.of(
                        arguments(event().with(" ", flag), RejectionCode.INVALID_TEXT, "/properties/ "),
                        arguments(
                                event().with("a\u0000/~", flag), RejectionCode.INVALID_TEXT, "/properties/a\uFFFD~1~0"),
                        arguments(
                                event().with("x".repeat(65), flag),
                                RejectionCode.TOO_LONG,
                                "/properties/" + "x".repeat(64) + "…"),
                        arguments(
                                event().with("a", new RawProperty.Text("x".repeat(2049))),
                                RejectionCode.TOO_LONG,
                                "/properties/a"),
                        arguments(
                                event().with("a", flag)
                                        .with("b", flag)
                                        .with("c", flag)
                                        .with("d", flag),
                                RejectionCode.TOO_MANY,
                                "/properties")));
    }

    @ParameterizedTest
    @EnumSource(Member.class)
    void boundsEveryText(Member member) {
        String tooLong = "x".repeat(member.maxLength() + 1);

        assertThat(INTAKE.decide(event().with(member, tooLong).raw(), FROM_A_SERVER))
                .isInstanceOfSatisfying(Decision.Rejected.class, rejected -> {
                    assertThat(rejected.rejection().code()).isEqualTo(RejectionCode.TOO_LONG);
                    assertThat(rejected.rejection().pointer()).isEqualTo(member.pointer());
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com/a b|c", "android-app://com.example/", "HTTP://X", "a+b-c.1:"})
    void keepsUrlsThatNoParserTakes(String url) {
        assertThat(accepted(event().with(Member.PAGE_URL, url)).text(Member.PAGE_URL))
                .isEqualTo(url);
    }

    @Test
    void keepsPairedSurrogatesAndLineBreaks() {
        assertThat(accepted(event().with(Member.NAME, "a\uD83D\uDE00\r\n\tb")).text(Member.NAME))
                .isEqualTo("a\uD83D\uDE00\r\n\tb");
    }

    @Test
    void repeatsOnlyGoodIdsInARejection() {
        EventDraft bad = event().without(Member.TYPE);

        assertThat(INTAKE.decide(bad.with(Member.ID, "a-1").raw(), NOW))
                .isInstanceOfSatisfying(Decision.Rejected.class, rejected -> {
                    assertThat(rejected.id()).isEqualTo("a-1");
                    assertThat(rejected.site()).isEqualTo("shop");
                });
        assertThat(INTAKE.decide(bad.with(Member.ID, "x".repeat(129)).raw(), NOW))
                .isInstanceOfSatisfying(
                        Decision.Rejected.class,
                        rejected -> assertThat(rejected.id()).isNull());
    }

    @Test
    void takesOneOfSeveralEventsWithOneId() {
        Rejection misshapen = new Rejection(RejectionCode.WRONG_TYPE, "/name", "A text is expected.");
        List<Decision> decisions = INTAKE.decideAll(
                List.of(
                        reading(event().with(Member.ID, "a").without(Member.TYPE)),
                        reading(event().with(Member.ID, "a")),
                        reading(event().with(Member.ID, "a").with(Member.SITE, "shop")),
                        new Reading.Misshapen("a", misshapen),
                        reading(event().with(Member.ID, "b"))),
                NOW);

        assertThat(decisions)
                .extracting(decision -> decision.getClass().getSimpleName())
                .containsExactly("Rejected", "Accepted", "Duplicate", "Rejected", "Accepted");
        assertThat(decisions.get(2)).isEqualTo(new Decision.Duplicate("a"));
        assertThat(decisions.get(3)).isEqualTo(new Decision.Rejected("a", "shop", misshapen, true));
    }

    @Test
    void namesEveryMemberOnce() {
        for (Member member : Member.values()) {
            assertThat(Member.named(member.section(), member.memberName())).isSameAs(member);
        }
        for (Section section : Section.values()) {
            assertThat(Section.named(section.memberName())).isEqualTo(section == Section.EVENT ? null : section);
            assertThat(Member.namesIn(section)).isNotEmpty().isSorted();
        }
        assertThat(Member.named(Section.EVENT, "visitor")).isNull();
        assertThat(RejectionCode.TIMESTAMP_TOO_OLD.wireName()).isEqualTo("timestamp-too-old");
    }

    private static Reception received(SitePolicy policy, Client client) {
        return new Reception(RECEIVED_AT, "shop", policy, client);
    }

    private static Reading reading(EventDraft event) {
        return new Reading.Event(event.raw());
    }

    private static Touchpoint accepted(EventDraft event) {
        Decision decision = INTAKE.decide(event.raw(), NOW);
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return ((Decision.Accepted) decision).touchpoint();
    }

    private static EventDraft event() {
        return new EventDraft(Map.of(Member.VISITOR_ID, "ann", Member.TYPE, "page-view"), List.of(), Map.of());
    }

    /** An event to be varied. */
    record EventDraft(Map<Member, String> texts, List<RawConsent> consents, Map<String, RawProperty> properties) {

        EventDraft with(Member member, String text) {
            Map<Member, String> more = new EnumMap<>(texts);
            more.put(member, text);
            return new EventDraft(more, consents, properties);
        }

        EventDraft without(Member member) {
            Map<Member, String> fewer = new EnumMap<>(texts);
            fewer.remove(member);
            return new EventDraft(fewer, consents, properties);
        }

        EventDraft with(RawConsent consent) {
            List<RawConsent> more = new ArrayList<>(consents);
            more.add(consent);
            return new EventDraft(texts, more, properties);
        }

        EventDraft with(String name, RawProperty property) {
            Map<String, RawProperty> more = new LinkedHashMap<>(properties);
            more.put(name, property);
            return new EventDraft(texts, consents, more);
        }

        RawTouchpoint raw() {
            return new RawTouchpoint(texts, consents, properties);
        }

        /** What JUnit shows: texts may hold anything, so only their names. */
        @Override
        public String toString() {
            return texts.keySet() + " " + consents.size() + " "
                    + properties.keySet().stream().map(Rejection::token).toList();
        }
    }
}
