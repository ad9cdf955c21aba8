package io.ripen.scoring.domain.touchpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.scoring.domain.Sample;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TouchpointTest {
    @Test
    void takesAPageAddressApart() {
        assertThat(PageLocation.of("https://example.org/pricing?email=a@b.c"))
                .isEqualTo(new PageLocation("example.org", "/pricing"));
        assertThat(PageLocation.of("https://example.org")).isEqualTo(new PageLocation("example.org", "/"));
        assertThat(PageLocation.of("https://example.org?x=/y")).isEqualTo(new PageLocation("example.org", "/"));
        assertThat(PageLocation.of("https://example.org/#part")).isEqualTo(new PageLocation("example.org", "/"));
        assertThat(PageLocation.of("/pricing")).isEqualTo(new PageLocation("", "/pricing"));
        assertThat(PageLocation.of("pricing")).isEqualTo(new PageLocation("", "/pricing"));
        assertThat(PageLocation.of("")).isEqualTo(new PageLocation("", "/"));
    }

    @Test
    void showsAtMostTwoHundredCharacters() {
        assertThat(new PageLocation("h", "/p").shown()).isEqualTo("h/p");
        assertThat(new PageLocation("h", "/" + "x".repeat(198)).shown()).hasSize(200);
        assertThat(new PageLocation("h", "/" + "x".repeat(199)).shown()).hasSize(200);
    }

    @Test
    void normalisesMailAddresses() {
        assertThat(EmailAddress.normalise(" Ada@Firm.Example ")).contains("ada@firm.example");
        assertThat(EmailAddress.domain("ada@firm.example")).isEqualTo("firm.example");
        assertThat(List.of("ada", "@firm.example", "ada@firm", "ada@.example", "ada@firm.", "a b@firm.example", ""))
                .allSatisfy(bad -> assertThat(EmailAddress.normalise(bad)).isEmpty());
        assertThat(EmailAddress.normalise("a".repeat(241) + "@firm.example")).isPresent();
        assertThat(EmailAddress.normalise("a".repeat(242) + "@firm.example")).isEmpty();
    }

    @Test
    void ordersByTimeThenSiteThenId() {
        TouchpointKey key = new TouchpointKey(Sample.day(1), "b", "b");

        assertThat(key)
                .isGreaterThan(new TouchpointKey(Sample.day(0), "c", "c"))
                .isGreaterThan(new TouchpointKey(Sample.day(1), "a", "c"))
                .isGreaterThan(new TouchpointKey(Sample.day(1), "b", "a"))
                .isEqualByComparingTo(new TouchpointKey(Sample.day(1), "b", "b"));
    }

    @Test
    void saysWhatItWasAbout() {
        assertThat(Sample.just("a", 0, TouchpointType.DOWNLOAD).subject()).isEqualTo("guide");
        assertThat(Sample.view("a", 0, "/x").subject()).isEqualTo("example.org/x");
        assertThat(Sample.just("a", 0, TouchpointType.CHAT).subject()).isEqualTo("name");
    }

    @Test
    void addsAndRemovesFacts() {
        Fact fact = new Fact("Ada", Sample.START, "a", FactSource.TOUCHPOINT);
        Facts facts = Facts.NONE.with(FactName.NAME, fact);

        assertThat(facts.value(FactName.NAME)).isEqualTo("Ada");
        assertThat(facts.value(FactName.PHONE)).isNull();
        assertThat(facts.without(FactName.NAME)).isEqualTo(Facts.NONE);
        assertThat(facts.without(FactName.PHONE)).isSameAs(facts);
    }

    @Test
    void namesTypesAndFactsAsModelFilesDo() {
        assertThat(TouchpointType.PAGE_VIEW.label()).isEqualTo("page-view");
        assertThat(FactName.JOB_TITLE.label()).isEqualTo("job-title");
    }

    @Test
    void takesEqualNumbersForEqualValues() {
        assertThat(Map.of("seats", new PropertyValue.Numeric(new BigDecimal("50.00"))))
                .isEqualTo(Map.of("seats", new PropertyValue.Numeric(new BigDecimal("50"))));
    }
}
