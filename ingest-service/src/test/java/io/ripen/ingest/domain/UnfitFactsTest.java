package io.ripen.ingest.domain;

import static io.ripen.ingest.domain.Events.BROWSER;
import static io.ripen.ingest.domain.Events.SERVER;
import static io.ripen.ingest.domain.Events.accepted;
import static io.ripen.ingest.domain.Events.decide;
import static io.ripen.ingest.domain.Events.event;
import static io.ripen.ingest.domain.Events.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.domain.raw.RawProperty;
import io.ripen.ingest.domain.raw.RawTouchpoint;
import io.ripen.ingest.domain.site.PropertyBounds;
import io.ripen.ingest.domain.site.SitePolicy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnfitFactsTest {

    @ParameterizedTest
    @CsvSource({
        "FACTS_COUNTRY,   EU,           facts.country",
        "FACTS_TIME_ZONE, Foo/Bar,      facts.timeZone",
        "FACTS_LOCALE,    en-US_POSIX,  facts.locale",
        "FACTS_EMAIL,     ann@localhost, facts.email",
    })
    void ofAPageArePropertiesAndCostNothingElse(Member fact, String text, String property) {
        Map<Member, String> form = with(with(event("form-fill"), Member.FACTS_NAME, "Ann"), fact, text);

        Touchpoint taken = accepted(decide(form, SitePolicy.DEFAULT, BROWSER));

        assertThat(taken.text(fact)).isNull();
        assertThat(taken.text(Member.FACTS_NAME)).isEqualTo("Ann");
        assertThat(taken.properties()).containsExactly(Map.entry(property, new Property.Text(text)));
        assertThat(decide(form, SitePolicy.DEFAULT, SERVER)).isInstanceOf(Decision.Rejected.class);
    }

    @Test
    void areCutOrLeftOutWhereNoPropertyHoldsThem() {
        RawTouchpoint full = new RawTouchpoint(
                with(event("form-fill"), Member.FACTS_COUNTRY, "EU"),
                List.of(),
                Map.of("a", flag(), "b", flag(), "c", flag()));

        assertThat(accepted(with(event("form-fill"), Member.FACTS_EMAIL, "a@b.example".repeat(300)))
                        .properties())
                .hasEntrySatisfying(
                        "facts.email",
                        value -> assertThat(((Property.Text) value).value()).hasSize(PropertyBounds.MAX_TEXT));
        assertThat(accepted(with(event("form-fill"), Member.FACTS_EMAIL, "a\u0000@b.example"))
                        .properties())
                .isEmpty();
        assertThat(accepted(decide(full, SitePolicy.DEFAULT, BROWSER)).properties())
                .containsOnlyKeys("a", "b", "c");
    }

    @ParameterizedTest
    @CsvSource({"UK, GB", "uk, GB", "EL, GR", "gb, GB"})
    void areNotWhatIsACountryByAnotherName(String given, String country) {
        Map<Member, String> form = with(event("form-fill"), Member.FACTS_COUNTRY, given);

        assertThat(accepted(form).text(Member.FACTS_COUNTRY)).isEqualTo(country);
        assertThat(accepted(decide(form, SitePolicy.DEFAULT, SERVER)).text(Member.FACTS_COUNTRY))
                .isEqualTo(country);
    }

    private static RawProperty flag() {
        return new RawProperty.Flag(true);
    }
}
