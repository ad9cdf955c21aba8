package io.ripen.scoring.domain.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.scoring.domain.Sample;
import io.ripen.scoring.domain.SampleModel;
import io.ripen.scoring.domain.touchpoint.Content;
import io.ripen.scoring.domain.touchpoint.Fact;
import io.ripen.scoring.domain.touchpoint.FactName;
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

class ConditionTest {
    private static final Facts FACTS = Facts.NONE
            .with(FactName.EMAIL, new Fact("ada@firm.example", Sample.START, "t", false))
            .with(FactName.COUNTRY, new Fact("AT", Sample.START, "t", false));
    private static final Touchpoint TOUCHPOINT = new Touchpoint(
            new TouchpointKey(Sample.START, "site", "t"),
            TouchpointType.DOWNLOAD,
            "guide-form",
            Sample.START,
            new PageLocation("example.org", "/pricing/plans"),
            new Content("guide", "whitepaper", "data", "bdp"),
            Map.of(),
            List.of(),
            Map.of(
                    "plan", new PropertyValue.Text("gold"),
                    "seats", new PropertyValue.Numeric(new BigDecimal("50.0")),
                    "trial", new PropertyValue.Flag(true)));
    private static final Touchpoint BARE = new Touchpoint(
            new TouchpointKey(Sample.START, "site", "b"),
            TouchpointType.CUSTOM,
            null,
            Sample.START,
            null,
            null,
            Map.of(),
            List.of(),
            Map.of());

    @Test
    void comparesTheTypeOfTheTouchpoint() {
        Condition condition = new Condition.TypeIn(Set.of(TouchpointType.DOWNLOAD, TouchpointType.VIDEO));

        assertHolds(condition, TOUCHPOINT);
        assertFails(condition, BARE);
        assertThat(condition.admits(TouchpointType.VIDEO)).isTrue();
        assertThat(condition.admits(TouchpointType.CUSTOM)).isFalse();
    }

    @Test
    void comparesThePathOfThePage() {
        assertHolds(new Condition.PathStarts(List.of("/x", "/pricing")), TOUCHPOINT);
        assertFails(new Condition.PathStarts(List.of("/plans")), TOUCHPOINT);
        assertFails(new Condition.PathStarts(List.of("/")), BARE);
        assertHolds(new Condition.PathIn(Set.of("/pricing/plans")), TOUCHPOINT);
        assertFails(new Condition.PathIn(Set.of("/pricing")), TOUCHPOINT);
        assertFails(new Condition.PathIn(Set.of("/pricing")), BARE);
    }

    @Test
    void comparesNameAndAsset() {
        assertHolds(new Condition.NameIn(Set.of("guide-form")), TOUCHPOINT);
        assertFails(new Condition.NameIn(Set.of("other")), TOUCHPOINT);
        assertFails(new Condition.NameIn(Set.of("guide-form")), BARE);
        assertHolds(new Condition.AssetTypeIn(Set.of("whitepaper")), TOUCHPOINT);
        assertFails(new Condition.AssetTypeIn(Set.of("video")), TOUCHPOINT);
        assertHolds(new Condition.TopicIn(Set.of("data")), TOUCHPOINT);
        assertFails(new Condition.TopicIn(Set.of("whitepaper")), TOUCHPOINT);
        assertHolds(new Condition.ProductIn(Set.of("bdp")), TOUCHPOINT);
        assertFails(new Condition.ProductIn(Set.of("bdp")), BARE);
    }

    @Test
    void comparesProperties() {
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
        assertThat(new Condition.FactKnown(FactName.COUNTRY).matches(null, FACTS))
                .isTrue();
        assertThat(new Condition.FactKnown(FactName.PHONE).matches(null, FACTS)).isFalse();
        assertThat(new Condition.FactIn(FactName.COUNTRY, Set.of("at", "CH")).matches(null, FACTS))
                .isTrue();
        assertThat(new Condition.FactIn(FactName.COUNTRY, Set.of("de")).matches(null, FACTS))
                .isFalse();
        assertThat(new Condition.FactIn(FactName.PHONE, Set.of("de")).matches(null, FACTS))
                .isFalse();
        assertThat(new Condition.EmailDomainIs("business", SampleModel.DOMAINS).matches(null, FACTS))
                .isTrue();
        assertThat(new Condition.EmailDomainIs("free", SampleModel.DOMAINS).matches(null, FACTS))
                .isFalse();
        assertThat(new Condition.EmailDomainIs("business", SampleModel.DOMAINS).matches(null, Facts.NONE))
                .isFalse();
    }

    @Test
    void failsConditionsAboutATouchpointWhereThereIsNone() {
        assertThat(new Condition.TypeIn(Set.of(TouchpointType.DOWNLOAD)).matches(null, FACTS))
                .isFalse();
        assertThat(new Condition.PathStarts(List.of("/")).matches(null, FACTS)).isFalse();
        assertThat(new Condition.PathIn(Set.of("/")).matches(null, FACTS)).isFalse();
        assertThat(new Condition.NameIn(Set.of("x")).matches(null, FACTS)).isFalse();
        assertThat(new Condition.TopicIn(Set.of("x")).matches(null, FACTS)).isFalse();
        assertThat(property("plan", new Comparison.NoneOf(Set.of())).matches(null, FACTS))
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
        assertThat(new Condition.AllOf(List.of(yes, no)).admits(TouchpointType.DOWNLOAD))
                .isFalse();
        assertThat(new Condition.AllOf(List.of(yes, new Condition.NameIn(Set.of("x")))).admits(TouchpointType.DOWNLOAD))
                .isTrue();
        assertThat(new Condition.AnyOf(List.of(yes, no)).admits(TouchpointType.VIDEO))
                .isTrue();
        assertThat(new Condition.AnyOf(List.of(yes, no)).admits(TouchpointType.CUSTOM))
                .isFalse();
        assertThat(new Condition.Not(yes).admits(TouchpointType.DOWNLOAD)).isTrue();
    }

    @Test
    void knowsWhetherItIsAboutFactsAndAboutWhich() {
        Condition fact = new Condition.FactKnown(FactName.PHONE);
        Condition in = new Condition.FactIn(FactName.COUNTRY, Set.of("at"));
        Condition domain = new Condition.EmailDomainIs("free", SampleModel.DOMAINS);
        List<Condition> aboutTouchpoints = List.of(
                new Condition.TypeIn(Set.of(TouchpointType.DOWNLOAD)),
                new Condition.PathStarts(List.of("/")),
                new Condition.PathIn(Set.of("/")),
                new Condition.NameIn(Set.of("x")),
                new Condition.AssetTypeIn(Set.of("x")),
                new Condition.TopicIn(Set.of("x")),
                new Condition.ProductIn(Set.of("x")),
                property("x", new Comparison.OneOf(Set.of())));

        Condition joined =
                new Condition.AllOf(List.of(fact, new Condition.AnyOf(List.of(in, new Condition.Not(domain)))));

        assertThat(joined.isAboutFacts()).isTrue();
        assertThat(joined.facts()).containsExactly(FactName.EMAIL, FactName.PHONE, FactName.COUNTRY);
        assertThat(joined.admits(TouchpointType.BOUNCE)).isTrue();
        assertThat(aboutTouchpoints).allSatisfy(condition -> {
            assertThat(condition.isAboutFacts()).isFalse();
            assertThat(condition.facts()).isEmpty();
            assertThat(condition.admits(TouchpointType.DOWNLOAD)).isTrue();
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
        assertThat(condition.matches(touchpoint, FACTS)).isTrue();
    }

    private static void assertFails(Condition condition, Touchpoint touchpoint) {
        assertThat(condition.matches(touchpoint, FACTS)).isFalse();
    }
}
