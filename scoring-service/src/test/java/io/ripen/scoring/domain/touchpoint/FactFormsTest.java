package io.ripen.scoring.domain.touchpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactFormsTest {
    private static final Industries INDUSTRIES = new Industries(List.of(
            new Industries.Industry("Construction", List.of("23"), List.of("builder", "bau")),
            new Industries.Industry("Manufacturing", List.of("31", "33"), List.of("maker")),
            new Industries.Industry("Information", List.of("51"), List.of("software", "software for builders"))));
    private final FactForms forms =
            new FactForms((given, country) -> new FactForm.Kept(given + " in " + country), INDUSTRIES);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            1               | 1-10
            10              | 1-10
            11              | 11-50
            50              | 11-50
            51              | 51-200
            200             | 51-200
            250             | 201-500
            501             | 501-1000
            1000            | 501-1000
            1001            | 1001-5000
            5001            | 5001-10000
            10000           | 5001-10000
            10001           | 10001+
            51-200          | 51-200
            51–200          | 51-200
            51 — 200        | 51-200
            "1,001 - 5,000" | 1001-5000
            5001 to 10000   | 5001-10000
            11 bis 50       | 11-50
            100-500         | 201-500
            1-20            | 1-10
            1-21            | 11-50
            "1,000+"        | 1001-5000
            10001+          | 10001+
            500 or more     | 501-1000
            > 200           | 201-500
            über 50         | 51-200
            < 51            | 11-50
            fewer than 11   | 1-10
            2k              | 1001-5000
            1.5k            | 1001-5000
            "1,5 k"         | 1001-5000
            10k-20k         | 10001+
            "12.000"        | 10001+
            12'000          | 10001+
            12 000          | 10001+
            120 Mitarbeiter | 51-200
            300 employees   | 201-500
            45.0            | 11-50
            10000000        | 10001+
            """)
    void bringsANumberOfEmployeesIntoItsClass(String given, String expected) {
        assertThat(form(FactName.COMPANY_SIZE, given)).isEqualTo(new FactForm.Kept(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "many",
                "-5",
                "200-100",
                "< 1",
                "12345678901",
                "10000001",
                "5 or 6",
                "small (10)",
                "1,000,000,000,000,000,000,000",
                "999,999,999,999k",
                "1,000,000,000,000"
            })
    void refusesWhatIsNoNumberOfEmployees(String given) {
        assertThat(form(FactName.COMPANY_SIZE, given))
                .isEqualTo(new FactForm.Refused(FactRefusal.COMPANY_SIZE_UNREADABLE));
    }

    @Test
    void listsTheClassesThatModelsCanName() {
        assertThat(CompanySize.classes())
                .containsExactly("10001+", "5001-10000", "1001-5000", "501-1000", "201-500", "51-200", "11-50", "1-10");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            head of marketing        | Head of Marketing
            HEAD OF MARKETING        | Head of Marketing
            Head Of marketing        | Head Of marketing
            ceo                      | CEO
            cto/vp engineering       | CTO/VP Engineering
            leiter  it               | Leiter IT
            geschäftsführer          | Geschäftsführer
            the boss                 | The Boss
            co-founder (sales)       | Co-Founder (Sales)
            """)
    void printsAJobTitleAsPeopleDo(String given, String expected) {
        assertThat(form(FactName.JOB_TITLE, given)).isEqualTo(new FactForm.Kept(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            construction            | Construction
            The Master-Builder Ltd  | Construction
            rebuilders              | rebuilders
            Software for builders   | Information
            software, builder       | Information
            238990                  | Construction
            33                      | Manufacturing
            99                      | 99
            3                       | 3
            5112101                 | 5112101
            "  Space   travel "     | Space travel
            """)
    void findsTheIndustryInTheList(String given, String expected) {
        assertThat(form(FactName.INDUSTRY, given)).isEqualTo(new FactForm.Kept(expected));
        assertThat(INDUSTRIES.names()).containsExactly("Construction", "Manufacturing", "Information");
    }

    @Test
    void leavesEveryIndustryAsItIsWithoutAList() {
        assertThat(Industries.NONE.normalise(" Sand  and gravel")).isEqualTo("Sand and gravel");
    }

    @Test
    void knowsCountriesZonesAndLanguages() {
        assertThat(form(FactName.COUNTRY, " se")).isEqualTo(new FactForm.Kept("SE"));
        assertThat(form(FactName.COUNTRY, "XX")).isEqualTo(new FactForm.Refused(FactRefusal.COUNTRY_UNKNOWN));
        assertThat(form(FactName.TIME_ZONE, "Europe/Vienna ")).isEqualTo(new FactForm.Kept("Europe/Vienna"));
        assertThat(form(FactName.TIME_ZONE, "Vienna")).isEqualTo(new FactForm.Refused(FactRefusal.TIME_ZONE_UNKNOWN));
        assertThat(form(FactName.LOCALE, " sv-SE")).isEqualTo(new FactForm.Kept("sv-SE"));
        assertThat(form(FactName.LOCALE, "sv SE")).isEqualTo(new FactForm.Refused(FactRefusal.LOCALE_INVALID));
    }

    @Test
    void takesOnlyWhatCanBeAMailAddress() {
        assertThat(form(FactName.EMAIL, " Ada@Firm.example")).isEqualTo(new FactForm.Kept("ada@firm.example"));
        assertThat(form(FactName.EMAIL, "ada")).isEqualTo(new FactForm.Refused(FactRefusal.EMAIL_INVALID));
        assertThat(form(FactName.EMAIL, "a\u0000@firm.example"))
                .isEqualTo(new FactForm.Refused(FactRefusal.EMAIL_INVALID));
    }

    @Test
    void asksTheNumberingPlanOfTheCountry() {
        assertThat(forms.normalise(FactName.PHONE, "1", "SE")).isEqualTo(new FactForm.Kept("1 in SE"));
    }

    @ParameterizedTest
    @EnumSource(names = {"NAME", "COMPANY", "FUNCTION"})
    void keepsOtherTextsWithOneSpaceBetweenWords(FactName name) {
        assertThat(form(name, "\tAda \u00a0 Lovelace\n")).isEqualTo(new FactForm.Kept("Ada Lovelace"));
    }

    @Test
    void letsWhatWasToldBeatWhatWasLookedUpAndThatWhatWasConcluded() {
        for (FactSource told : Set.of(FactSource.TOUCHPOINT, FactSource.SALES, FactSource.IMPORT)) {
            assertThat(told.outranks(FactSource.ENRICHMENT)).isTrue();
            assertThat(told.outranks(FactSource.IMPORT)).isFalse();
        }
        assertThat(FactSource.ENRICHMENT.outranks(FactSource.DERIVED)).isTrue();
        assertThat(FactSource.ENRICHMENT.outranks(FactSource.ENRICHMENT)).isFalse();
        assertThat(FactSource.DERIVED.outranks(FactSource.ENRICHMENT)).isFalse();
        assertThat(FactSource.ENRICHMENT.label()).isEqualTo("enrichment");
        assertThat(FactRefusal.PHONE_NEEDS_COUNTRY.label()).isEqualTo("phone-needs-country");
    }

    private FactForm form(FactName name, String given) {
        return forms.normalise(name, given, null);
    }
}
