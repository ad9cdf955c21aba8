package io.ripen.lifecycle.domain.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {
    private static final Targets PUBLIC = new Targets(List.of());
    private static final Targets OWN = new Targets(List.of(Network.parse("10.20.0.0/16"), Network.parse("fd00::/8")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.0.3",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.8",
                "192.0.2.1",
                "198.18.0.1",
                "198.51.100.9",
                "203.0.113.7",
                "224.0.0.1",
                "255.255.255.255",
                "192.88.99.1",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "2001:0:1::",
                "64:ff9b::7f00:1",
                "3fff::1"
            })
    void reachesNoAddressThatIsNotPublic(String address) throws UnknownHostException {
        assertThat(PUBLIC.reachable(InetAddress.getByName(address))).isFalse();
        assertThat(PUBLIC.reachable(InetAddress.getByName(address), "https")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "172.15.0.1",
                "172.32.0.1",
                "223.255.255.255",
                "100.63.0.1",
                "100.128.0.1",
                "2606:4700::1111",
                "2a00::1",
                "2001:4860::8888"
            })
    void reachesPublicAddressesOverTlsOnly(String address) throws UnknownHostException {
        assertThat(PUBLIC.reachable(InetAddress.getByName(address))).isTrue();
        assertThat(PUBLIC.reachable(InetAddress.getByName(address), "https")).isTrue();
        assertThat(PUBLIC.reachable(InetAddress.getByName(address), "http")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "10.20.0.1,      true",
        "10.20.255.255,  true",
        "10.21.0.0,      false",
        "10.19.255.255,  false",
        "fd12::1,        true",
        "fc00::1,        false"
    })
    void reachesNamedNetworksWithOrWithoutTls(String address, boolean reached) throws UnknownHostException {
        assertThat(OWN.reachable(InetAddress.getByName(address), "http")).isEqualTo(reached);
        assertThat(OWN.reachable(InetAddress.getByName(address), "https")).isEqualTo(reached);
    }

    @Test
    void findsNoFlawInAProperUrl() {
        assertThat(PUBLIC.flaw("https://crm.example.com:8443/hooks?tenant=7")).isEmpty();
        assertThat(OWN.flaw("http://crm.internal/hooks")).isEmpty();
        assertThat(PUBLIC.flaw("https://" + "a".repeat(1992))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://user:pw@crm.example.com/, neither a user",
        "https://crm.example.com/#part,    fragment",
        "ftp://crm.example.com/,           https://",
        "crm.example.com,                  https://",
        "https:///hooks,                   host",
        "http://crm.example.com/hooks,     no network of your own",
        "https://crm example.com/,         no URL"
    })
    void saysWhatIsWrongWithAUrl(String url, String flaw) {
        assertThat(PUBLIC.flaw(url))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains(flaw));
    }

    @Test
    void refusesUrlsThatAreTooLong() {
        assertThat(PUBLIC.flaw("https://" + "a".repeat(1993))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.0", "/8", "crm.example.com/8", "10.0.0.0/33", "10.0.0.0/-1", "fd00::/129", "10.0.0.0/x"})
    void refusesWhatIsNoNetwork(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Network.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, true",
        "::1, true",
        "fe80::1, true",
        "crm.example.com, false",
        "beef, false",
        "10.0.0.x, false"
    })
    void tellsAddressesFromNames(String host, boolean literal) {
        assertThat(Network.isLiteral(host)).isEqualTo(literal);
    }

    @Test
    void comparesEveryLeadingBit() throws UnknownHostException {
        InetAddress address = InetAddress.getByName("10.20.30.40");
        assertThat(Network.parse("10.20.30.40/32").contains(address)).isTrue();
        assertThat(Network.parse("10.20.30.41/32").contains(address)).isFalse();
        assertThat(Network.parse("10.20.30.41/31").contains(address)).isTrue();
        assertThat(Network.parse("0.0.0.0/0").contains(address)).isTrue();
        assertThat(Network.parse("::/0").contains(address)).isFalse();
        assertThat(Network.parse("10.20.30.42/31").contains(address)).isFalse();
    }
}
