package io.ripen.scoring.domain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripen.scoring.domain.SampleModel;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoringModelTest {
    private final ScoringModel model = SampleModel.model();

    @Test
    void namesTheBandOfBothAxes() {
        assertThat(model.band(3000, 5000)).isEqualTo("A1");
        assertThat(model.band(2999, 4999)).isEqualTo("B2");
        assertThat(model.band(1000, 2000)).isEqualTo("B2");
        assertThat(model.band(999, 1999)).isEqualTo("C3");
        assertThat(model.band(-100, -100)).isEqualTo("C3");
    }

    @Test
    void knowsTheEdgesOfABand() {
        Bands bands = model.engagementBands();

        assertThat(bands.floorOf(2500)).isEqualTo(2000);
        assertThat(bands.ceilingOf(2500)).isEqualTo(5000);
        assertThat(bands.floorOf(5000)).isEqualTo(5000);
        assertThat(bands.ceilingOf(5000)).isEqualTo(Long.MAX_VALUE);
        assertThat(bands.floorOf(0)).isEqualTo(Long.MIN_VALUE);
        assertThat(bands.ceilingOf(0)).isEqualTo(2000);
        assertThatThrownBy(() -> new Bands(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void findsRulesById() {
        assertThat(model.engagement().rule("price"))
                .isSameAs(model.engagement().rules().get(1));
        assertThat(model.engagement().rule("none")).isNull();
        assertThat(model.engagement().group("content")).isEqualTo(new Group("content", 4500));
        assertThat(model.engagement().group("none")).isNull();
        assertThat(SampleModel.fullModel().engagement().tally("papers-1nullnull"))
                .isEqualTo(SampleModel.papers(1, null, null));
        assertThat(model.engagement().tally("none")).isNull();
        assertThat(SampleModel.fullModel().engagement().idleRules())
                .extracting(rule -> rule.rule().id())
                .containsExactly("idle");
        assertThat(model.fit().groups()).isEmpty();
    }

    @Test
    void concludesTheFunctionFromWholeWordsOfTheTitle() {
        BuyingFunctions functions = model.functions();

        assertThat(functions.of("Founder & CEO")).contains("decider");
        assertThat(functions.of("(ceo)")).contains("decider");
        assertThat(functions.of("Executive Vice-President, Sales")).contains("decider");
        assertThat(functions.of("Vice of the President")).isEmpty();
        assertThat(functions.of("Oceonographer")).isEmpty();
        assertThat(functions.of("Data Engineer")).contains("user");
        assertThat(functions.of("Engineer and CEO")).contains("decider");
        assertThat(functions.of("")).isEmpty();
    }

    @Test
    void takesADomainInNoListForABusinessDomain() {
        EmailDomains domains = new EmailDomains(List.of(
                new EmailDomains.DomainClass("free", List.of(DomainList.of(List.of("free.example")))),
                new EmailDomains.DomainClass(
                        "rival", List.of(DomainList.of(List.of("free.example", "rival.example"))))));

        assertThat(domains.classOf("a@free.example")).isEqualTo("free");
        assertThat(domains.classOf("a@rival.example")).isEqualTo("rival");
        assertThat(domains.classOf("a@firm.example")).isEqualTo(EmailDomains.BUSINESS);
    }

    @Test
    void writesHundredthsWithTwoPlaces() {
        assertThat(Points.toDecimal(1234)).hasToString("12.34");
        assertThat(Points.toDecimal(-5)).hasToString("-0.05");
        assertThat(Points.ofWhole(-3)).isEqualTo(-300);
        assertThatThrownBy(() -> Points.ofWhole(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
    }
}
