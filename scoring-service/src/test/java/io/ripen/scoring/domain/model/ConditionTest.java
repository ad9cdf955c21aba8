package io.ripen.scoring.domain.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.scoring.domain.Sample;
import io.ripen.scoring.domain.SampleModel;
import io.ripen.scoring.domain.touchpoint.Campaign;
import io.ripen.scoring.domain.touchpoint.Content;
import io.ripen.scoring.domain.touchpoint.Fact;
import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.FactSource;
import io.ripen.scoring.domain.touchpoint.Facts;
import io.ripen.scoring.domain.touchpoint.PageLocation;
import io.ripen.scoring.domain.touchpoint.PropertyValue;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.scoring.domain.touchpoint.TouchpointKey;
import io.ripen.scoring.domain.touchpoint.TouchpointType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {
    private static final Facts FACTS = Facts.NONE
            .with(FactName.EMAIL, new Fact("ada@firm.example", Sample.START, "t", FactSource.TOUCHPOINT))
            .with(FactName.COUNTRY, new Fact("AT", Sample.START, "t", FactSource.TOUCHPOINT));
    private static final Touchpoint TOUCHPOINT = new Touchpoint(
            new TouchpointKey(Sample.START, "site", "t"),
            TouchpointType.DOWNLOAD,
            "guide-form",
            Sample.START,
            new PageLocation("example.org", "/pricing/plans"),
            new Content("guide", "whitepaper", "data", "bdp", "decision"),
            new Campaign("spring", "google", "cpc", "gclid"),
            Map.of(),
            Set.of(),
            FactSource.TOUCHPOINT,
            List.of(),
            Map.of(
                    "plan", new PropertyValue.Text("gold"),
                    "seats", new PropertyValue.Numeric(new BigDecimal("50.0")),
                    "trial", new PropertyValue.Flag(true)),
            null,
            false,
            false);
    private static final Touchpoint BARE = new Touchpoint(
            new TouchpointKey(Sample.START, "site", "b"),
            TouchpointType.CUSTOM,
            null,
            Sample.START,
            null,
            null,
            null,
            Map.of(),
            Set.of(),
            FactSource.TOUCHPOINT,
            List.of(),
            Map.of(),
            null,
            false,
            false);

    @Test
    void comparesTheTypeOfTheTouchpoint() {
        Condition condition = new Condition.TypeIn(Set.of(TouchpointType.DOWNLOAD, TouchpointType.VIDEO));

        assertHolds(condition, TOUCHPOINT);
        assertFails(condition, BARE);
    }

    @Test
    void comparesThePathOfThePage() {
        assertHolds(new Condition.TextStarts(Attribute.PATH, List.of("/x", "/pricing")), TOUCHPOINT);
        assertFails(new Condition.TextStarts(Attribute.PATH, List.of("/plans")), TOUCHPOINT);
        assertFails(new Condition.TextStarts(Attribute.PATH, List.of("/")), BARE);
        assertHolds(new Condition.TextIn(Attribute.PATH, Set.of("/pricing/plans")), TOUCHPOINT);
        assertFails(new Condition.TextIn(Attribute.PATH, Set.of("/pricing")), TOUCHPOINT);
        assertFails(new Condition.TextIn(Attribute.PATH, Set.of("/pricing")), BARE);
    }

    @Test
    void comparesNameAndAsset() {
        assertHolds(new Condition.TextIn(Attribute.NAME, Set.of("guide-form")), TOUCHPOINT);
        assertFails(new Condition.TextIn(Attribute.NAME, Set.of("other")), TOUCHPOINT);
        assertFails(new Condition.TextIn(Attribute.NAME, Set.of("guide-form")), BARE);
        assertHolds(new Condition.TextIn(Attribute.ASSET_TYPE, Set.of("whitepaper")), TOUCHPOINT);
        assertFails(new Condition.TextIn(Attribute.ASSET_TYPE, Set.of("video")), TOUCHPOINT);
        assertHolds(new Condition.TextIn(Attribute.TOPIC, Set.of("data")), TOUCHPOINT);
        assertFails(new Condition.TextIn(Attribute.TOPIC, Set.of("whitepaper")), TOUCHPOINT);
        assertHolds(new Condition.TextIn(Attribute.PRODUCT, Set.of("bdp")), TOUCHPOINT);
        assertFails(new Condition.TextIn(Attribute.PRODUCT, Set.of("bdp")), BARE);
    }

    @ParameterizedTest
    @CsvSource({
        "SITE, site",
        "HOST, example.org",
        "PATH, /pricing/plans",
        "NAME, guide-form",
        "ASSET, guide",
        "ASSET_TYPE, whitepaper",
        "TOPIC, data",
        "PRODUCT, bdp",
        "PHASE, decision",
        "CAMPAIGN, spring",
        "CAMPAIGN_SOURCE, google",
        "CAMPAIGN_MEDIUM, cpc",
        "CLICK_ID, gclid"
    })
    void looksAtEveryAttribute(Attribute attribute, String text) {
        assertThat(attribute.of(TOUCHPOINT)).isEqualTo(text);
        assertHolds(new Condition.TextIn(attribute, Set.of("x", text)), TOUCHPOINT);
        assertFails(new Condition.TextIn(attribute, Set.of("x")), TOUCHPOINT);
        assertHolds(new Condition.TextStarts(attribute, List.of("x", text.substring(0, 2))), TOUCHPOINT);
        assertFails(new Condition.TextStarts(attribute, List.of(text + "x")), TOUCHPOINT);
        assertHolds(new Condition.TextMatches(attribute, new Ending(text.substring(1))), TOUCHPOINT);
        assertFails(new Condition.TextMatches(attribute, new Ending("x")), TOUCHPOINT);
        if (attribute != Attribute.SITE) {
            assertThat(attribute.of(BARE)).isNull();
            assertFails(new Condition.TextIn(attribute, Set.of(text)), BARE);
            assertFails(new Condition.TextStarts(attribute, List.of("")), BARE);
            assertFails(new Condition.TextMatches(attribute, new Ending("")), BARE);
        }
    }

    /** Stands for a regular expression. */
    private record Ending(String source) implements TextPattern {
        @Override
        public boolean isIn(String text) {
            return text.endsWith(source);
        }
    }

    @Test
    void countsOnlyWhatTheTallyIsAbout() {
        Tally papers = SampleModel.papers(2, Attribute.TOPIC, Attribute.ASSET);
        Condition completes = new Condition.Completes(papers);
        Condition after = new Condition.After(papers);
        Moment.Counts two = (tally, touchpoint, withIt) -> withIt ? 2 : 1;
        Moment.Counts three = (tally, touchpoint, withIt) -> withIt ? 3 : 2;

        assertThat(completes.holds(new Moment(TOUCHPOINT, FACTS, two))).isTrue();
        assertThat(completes.holds(new Moment(TOUCHPOINT, FACTS, Moment.Counts.NONE)))
                .isFalse();
        assertThat(completes.holds(new Moment(BARE, FACTS, two))).isFalse();
        assertThat(completes.holds(Moment.ofFacts(FACTS))).isFalse();
        assertThat(after.holds(new Moment(BARE, FACTS, two))).isFalse();
        assertThat(after.holds(new Moment(BARE, FACTS, three))).isTrue();
        assertThat(after.holds(Moment.ofFacts(FACTS))).isFalse();
        assertThat(papers.canCount(TOUCHPOINT)).isTrue();
        assertThat(papers.canCount(Sample.paper("a", 0, "x", null))).isFalse();
        assertThat(SampleModel.papers(2, null, Attribute.CAMPAIGN).canCount(BARE))
                .isFalse();
        assertThat(new Condition.AllOf(List.of(after, new Condition.Not(completes))).tallies())
                .containsExactly(papers, papers);
    }

    @Test
    void knowsWhatNoTouchpointCanMeet() {
        Condition download = new Condition.TypeIn(Set.of(TouchpointType.DOWNLOAD));
        Condition view = new Condition.TypeIn(Set.of(TouchpointType.PAGE_VIEW));
        Condition path = new Condition.TextIn(Attribute.PATH, Set.of("/a"));

        assertThat(new Condition.AllOf(List.of(download, view)).isPossible()).isFalse();
        assertThat(new Condition.AnyOf(List.of(download, view)).isPossible()).isTrue();
        assertThat(new Condition.AllOf(List.of(download, path)).isPossible()).isTrue();
        assertThat(new Condition.Not(new Condition.AllOf(List.of(download, view))).isPossible())
                .isTrue();
    }

    @Test
    void comparesProperties() {
        assertHolds(property("plan", new Comparison.Starts(List.of("x", "go"))), TOUCHPOINT);
        assertFails(property("plan", new Comparison.Starts(List.of("x"))), TOUCHPOINT);
        assertFails(property("seats", new Comparison.Starts(List.of(""))), TOUCHPOINT);
        assertHolds(property("plan", new Comparison.Matches(new Ending("old"))), TOUCHPOINT);
        assertFails(property("plan", new Comparison.Matches(new Ending("x"))), TOUCHPOINT);
        assertFails(property("trial", new Comparison.Matches(new Ending(""))), TOUCHPOINT);
        assertHolds(property("plan", new Comparison.OneOf(Set.of(text("gold"), text("silver")))), TOUCHPOINT);
        assertFails(property("plan", new Comparison.OneOf(Set.of(text("silver")))), TOUCHPOINT);
        assertHolds(property("plan", new Comparison.NoneOf(Set.of(text("silver")))), TOUCHPOINT);
        assertFails(property("plan", new Comparison.NoneOf(Set.of(text("gold")))), TOUCHPOINT);
        assertFails(property("absent", new Comparison.NoneOf(Set.of(text("gold")))), TOUCHPOINT);
        assertHolds(property("seats", new Comparison.OneOf(Set.of(number("50")))), TOUCHPOINT);
        assertHolds(property("seats", new Comparison.AtLeast(new BigDecimal("50"))), TOUCHPOINT);
        assertFails(property("seats", new Comparison.AtLeast(new BigDecimal("50.01"))), TOUCHPOINT);
        assertHolds(property("seats", new Comparison.AtMost(new BigDecimal("50"))), TOUCHPOINT);
        assertFails(property("seats", new Comparison.AtMost(new BigDecimal("49"))), TOUCHPOINT);
        assertFails(property("plan", new Comparison.AtLeast(BigDecimal.ZERO)), TOUCHPOINT);
        assertFails(property("plan", new Comparison.AtMost(BigDecimal.ZERO)), TOUCHPOINT);
        assertHolds(property("trial", new Comparison.OneOf(Set.of(new PropertyValue.Flag(true)))), TOUCHPOINT);
    }

    @Test
    void comparesFactsWithoutATouchpoint() {
        assertThat(new Condition.FactKnown(FactName.COUNTRY).holds(Moment.ofFacts(FACTS)))
                .isTrue();
        assertThat(new Condition.FactKnown(FactName.PHONE).holds(Moment.ofFacts(FACTS)))
                .isFalse();
        assertThat(new Condition.FactIn(FactName.COUNTRY, Set.of("at", "CH")).holds(Moment.ofFacts(FACTS)))
                .isTrue();
        assertThat(new Condition.FactIn(FactName.COUNTRY, Set.of("de")).holds(Moment.ofFacts(FACTS)))
                .isFalse();
        assertThat(new Condition.FactIn(FactName.PHONE, Set.of("de")).holds(Moment.ofFacts(FACTS)))
                .isFalse();
        assertThat(new Condition.EmailDomainIs("business", SampleModel.DOMAINS).holds(Moment.ofFacts(FACTS)))
                .isTrue();
        assertThat(new Condition.EmailDomainIs("free", SampleModel.DOMAINS).holds(Moment.ofFacts(FACTS)))
                .isFalse();
        assertThat(new Condition.EmailDomainIs("business", SampleModel.DOMAINS).holds(Moment.ofFacts(Facts.NONE)))
                .isFalse();
    }

    @Test
    void findsPatternsInFacts() {
        Condition at = new Condition.FactMatches(FactName.COUNTRY, new Ending("T"));

        assertThat(at.holds(Moment.ofFacts(FACTS))).isTrue();
        assertThat(at.holds(Moment.ofFacts(Facts.NONE))).isFalse();
        assertThat(new Condition.FactMatches(FactName.COUNTRY, new Ending("x")).holds(Moment.ofFacts(FACTS)))
                .isFalse();
        assertThat(at.isAboutFacts()).isTrue();
        assertThat(at.facts()).containsExactly(FactName.COUNTRY);
        assertThat(new Condition.Completes(new Tally("t", at, 2, java.time.Duration.ofDays(1), null, null)).facts())
                .containsExactly(FactName.COUNTRY);
        assertThat(new Condition.After(new Tally("t", at, 2, java.time.Duration.ofDays(1), null, null)).facts())
                .containsExactly(FactName.COUNTRY);
    }

    @Test
    void failsConditionsAboutATouchpointWhereThereIsNone() {
        assertThat(new Condition.TypeIn(Set.of(TouchpointType.DOWNLOAD)).holds(Moment.ofFacts(FACTS)))
                .isFalse();
        assertThat(new Condition.TextStarts(Attribute.PATH, List.of("/")).holds(Moment.ofFacts(FACTS)))
                .isFalse();
        assertThat(new Condition.TextIn(Attribute.PATH, Set.of("/")).holds(Moment.ofFacts(FACTS)))
                .isFalse();
        assertThat(new Condition.TextIn(Attribute.NAME, Set.of("x")).holds(Moment.ofFacts(FACTS)))
                .isFalse();
        assertThat(new Condition.TextIn(Attribute.TOPIC, Set.of("x")).holds(Moment.ofFacts(FACTS)))
                .isFalse();
        assertThat(property("plan", new Comparison.NoneOf(Set.of())).holds(Moment.ofFacts(FACTS)))
                .isFalse();
    }

    @Test
    void joinsConditions() {
        Condition yes = new Condition.TypeIn(Set.of(TouchpointType.DOWNLOAD));
        Condition no = new Condition.TypeIn(Set.of(TouchpointType.VIDEO));

        assertHolds(new Condition.AllOf(List.of(yes, yes)), TOUCHPOINT);
        assertFails(new Condition.AllOf(List.of(yes, no)), TOUCHPOINT);
        assertHolds(new Condition.AnyOf(List.of(no, yes)), TOUCHPOINT);
        assertFails(new Condition.AnyOf(List.of(no, no)), TOUCHPOINT);
        assertHolds(new Condition.Not(no), TOUCHPOINT);
        assertFails(new Condition.Not(yes), TOUCHPOINT);
    }

    @Test
    void knowsWhetherItIsAboutFactsAndAboutWhich() {
        Condition fact = new Condition.FactKnown(FactName.PHONE);
        Condition in = new Condition.FactIn(FactName.COUNTRY, Set.of("at"));
        Condition domain = new Condition.EmailDomainIs("free", SampleModel.DOMAINS);
        List<Condition> aboutTouchpoints = List.of(
                new Condition.TypeIn(Set.of(TouchpointType.DOWNLOAD)),
                new Condition.TextStarts(Attribute.PATH, List.of("/")),
                new Condition.TextIn(Attribute.PATH, Set.of("/")),
                new Condition.TextIn(Attribute.NAME, Set.of("x")),
                new Condition.TextIn(Attribute.ASSET_TYPE, Set.of("x")),
                new Condition.TextIn(Attribute.TOPIC, Set.of("x")),
                new Condition.TextIn(Attribute.PRODUCT, Set.of("x")),
                property("x", new Comparison.OneOf(Set.of())),
                new Condition.TextMatches(Attribute.PATH, new Ending("x")),
                new Condition.Completes(SampleModel.papers(2, null, null)),
                new Condition.After(SampleModel.papers(2, null, null)));

        Condition joined =
                new Condition.AllOf(List.of(fact, new Condition.AnyOf(List.of(in, new Condition.Not(domain)))));

        assertThat(joined.isAboutFacts()).isTrue();
        assertThat(joined.facts()).containsExactly(FactName.EMAIL, FactName.PHONE, FactName.COUNTRY);
        assertThat(aboutTouchpoints).allSatisfy(condition -> {
            assertThat(condition.isAboutFacts()).isFalse();
            assertThat(condition.facts()).isEmpty();
            assertThat(new Condition.AllOf(List.of(fact, condition)).isAboutFacts())
                    .isFalse();
            assertThat(new Condition.AnyOf(List.of(fact, condition)).isAboutFacts())
                    .isFalse();
            assertThat(new Condition.Not(condition).isAboutFacts()).isFalse();
        });
    }

    private static Condition property(String name, Comparison comparison) {
        return new Condition.Property(name, comparison);
    }

    private static PropertyValue text(String value) {
        return new PropertyValue.Text(value);
    }

    private static PropertyValue number(String value) {
        return new PropertyValue.Numeric(new BigDecimal(value));
    }

    private static void assertHolds(Condition condition, Touchpoint touchpoint) {
        assertThat(condition.holds(new Moment(touchpoint, FACTS, Moment.Counts.NONE)))
                .isTrue();
    }

    private static void assertFails(Condition condition, Touchpoint touchpoint) {
        assertThat(condition.holds(new Moment(touchpoint, FACTS, Moment.Counts.NONE)))
                .isFalse();
    }
}
