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
