package io.ripen.scoring.fact;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.scoring.domain.touchpoint.FactForm;
import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.FactRefusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactListsTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            +46 8 465 004 12,    ,   +46846500412
            08-465 004 12,       SE, +46846500412
            0046 8 465 004 12,   DE, +46846500412
            (030) 901820,        DE, +4930901820
            +1 650-253-0000 x12, ,   +16502530000
            tel:+43-1-58858,     ,   +43158858
            """)
    void writesTelephoneNumbersInE164(String given, @Nullable String country, String expected) {
        assertThat(phone(given, country)).isEqualTo(new FactForm.Kept(expected));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            +46 1,
            123,          SE
            +1 555 0100,
            call me,      DE
            +999 123456,
            call me,
            '',
            """)
    void refusesWhatIsNoTelephoneNumber(String given, @Nullable String country) {
        assertThat(phone(given, country)).isEqualTo(new FactForm.Refused(FactRefusal.PHONE_INVALID));
    }

    @Test
    void needsACountryForANationalNumber() {
        assertThat(phone("08-465 004 12", null)).isEqualTo(new FactForm.Refused(FactRefusal.PHONE_NEEDS_COUNTRY));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Computer Software    | Information
            Logistik             | Transportation and Warehousing
            Transport            | Transportation and Warehousing
            Financial services   | Finance and Insurance
            Maschinenbau         | Manufacturing
            541511               | Professional, Scientific, and Technical Services
            Underwater basketry  | Underwater basketry
            """)
    void findsIndustriesInTheKeptList(String given, String expected) {
        assertThat(FactLists.FORMS.normalise(FactName.INDUSTRY, given, null)).isEqualTo(new FactForm.Kept(expected));
        assertThat(FactLists.FORMS.industries().names()).hasSize(20);
    }

    private static FactForm phone(String given, @Nullable String country) {
        return FactLists.FORMS.normalise(FactName.PHONE, given, country);
    }
}
