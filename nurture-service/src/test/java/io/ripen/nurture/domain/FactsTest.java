package io.ripen.nurture.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactsTest {

    private static Facts named(String name) {
        return new Facts(null, name, null, null, null);
    }

    @ParameterizedTest
    @CsvSource({"Ada Lovelace,Ada", " Zoë  van Dam ,Zoë", "Jean-Luc Picard,Jean-Luc", "李 小龙,李"})
    void greetsWithTheFirstWordOfTheName(String name, String first) {
        assertThat(named(name).firstName()).contains(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "http://spam.example buy", "<b>Ada", "4da", "www.spam.example"})
    void greetsNobodyWithWhatIsNoName(String name) {
        assertThat(named(name).firstName()).isEmpty();
    }

    @Test
    void greetsNobodyWithoutAName() {
        assertThat(Facts.NONE.firstName()).isEmpty();
        assertThat(named("A".repeat(41)).firstName()).isEmpty();
    }

    private static Facts of(String company) {
        return new Facts(null, null, company, null, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Engines Ltd", "Müller & Co. KG", "Mærsk A/S", "Booking.com", "7-Eleven", "日本電信電話"})
    void speaksOfACompany(String company) {
        assertThat(of(company).companyName()).contains(company);
        assertThat(of(" " + company + "\n").companyName()).contains(company);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "https://evil.example",
                "Engines, see HTTPS://evil.example/a",
                "ftp://evil.example",
                "www.evil.example",
                "WWW.evil.example",
                "Engines\nYou won! Answer this mail",
                "Engines\r\nLtd",
                "Engines\u2028Ltd",
                "Engines\u0000Ltd"
            })
    void speaksOfNoCompanyThatHoldsALinkOrALineBreak(String company) {
        assertThat(of(company).companyName()).isEmpty();
    }

    @Test
    void cutsTheNameOfACompany() {
        assertThat(Facts.NONE.companyName()).isEmpty();
        assertThat(of("A".repeat(255)).companyName()).contains("A".repeat(80));
        assertThat(of("\uD835\uDD38".repeat(81)).companyName()).contains("\uD835\uDD38".repeat(80));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@example.com", "a.b+tag@mail.example.co.uk", "o'neil@xn--mnchen-3ya.de"})
    void plainAddressesAreDeliverable(String address) {
        assertThat(MailAddress.isDeliverable(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@example.com",
                "ada@localhost",
                "ada@@example.com",
                "ada@example.com\r\nRCPT TO:<eve@example.com>",
                "ada b@example.com",
                ".ada@example.com",
                "ada@-example.com",
                "ada@example.c0m-",
                "\"ada\"@example.com",
                "ada@[127.0.0.1]",
                "ädä@example.com"
            })
    void otherAddressesAreNot(String address) {
        assertThat(MailAddress.isDeliverable(address)).isFalse();
    }

    @Test
    void addressesHaveALength() {
        assertThat(MailAddress.isDeliverable(null)).isFalse();
        assertThat(MailAddress.isDeliverable("a".repeat(65) + "@example.com")).isFalse();
        assertThat(MailAddress.isDeliverable("a@" + "b.".repeat(130) + "com")).isFalse();
    }
}
