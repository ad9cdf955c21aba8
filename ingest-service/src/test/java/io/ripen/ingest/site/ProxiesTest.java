package io.ripen.ingest.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {
    private static final String PROXY = "10.0.0.9";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            203.0.113.7                            | 203.0.113.7
            6.6.6.6, 203.0.113.7                   | 203.0.113.7
            6.6.6.6,6.6.6.7 ,  203.0.113.7         | 203.0.113.7
            203.0.113.7:4711                       | 203.0.113.7
            2001:db8::7                            | 2001:db8::7
            [2001:db8::7]:4711                     | 2001:db8::7
            [2001:db8::7]                          | 2001:db8::7
            ::ffff:203.0.113.7                     | 203.0.113.7
            6.6.6.6, unknown                       | 10.0.0.9
            6.6.6.6, [                             | 10.0.0.9
            6.6.6.6, :                             | 10.0.0.9
            ,                                      | 10.0.0.9
            ``                                     | 10.0.0.9
            """)
    void takesWhomTheProxyGotItFromAndNothingThatTheSenderWrote(String forwarded, String sender) {
        assertThat(proxies().sender(PROXY, List.of(forwarded))).isEqualTo(sender);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            6.6.6.6, 203.0.113.7                              | 203.0.113.7
            6.6.6.6, 203.0.113.7, 192.0.2.1                   | 203.0.113.7
            6.6.6.6, 203.0.113.7, 192.0.2.1, 10.1.2.3         | 203.0.113.7
            6.6.6.6, 203.0.113.7, 2001:db8:1::1, 10.1.2.3     | 203.0.113.7
            6.6.6.6, 192.0.2.2, 192.0.2.1                     | 192.0.2.2
            10.1.2.4, 10.1.2.3                                | 10.1.2.4
            nonsense, 10.1.2.3                                | 10.1.2.3
            """)
    void looksThroughSeveralProxies(String forwarded, String sender) {
        Proxies proxies = proxies("10.0.0.0/8", "192.0.2.1", " 2001:db8:1::/48");

        assertThat(proxies.sender(PROXY, List.of(forwarded))).isEqualTo(sender);
        assertThat(proxies.sender(PROXY, Arrays.asList(forwarded.split(",")))).isEqualTo(sender);
    }

    @Test
    void believesNobodyElse() {
        Proxies proxies = proxies("10.0.0.0/8");

        assertThat(proxies.sender("203.0.113.66", List.of("203.0.113.7"))).isEqualTo("203.0.113.66");
        assertThat(proxies.sender("unknown", List.of("203.0.113.7"))).isEqualTo("unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"proxy.example.com", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.1:8080", "2001:db8::/129", "10.0.0/8"})
    void refusesWhatIsNeitherAnAddressNorANetwork(String wrong) {
        assertThatThrownBy(() -> proxies("10.0.0.0/8", wrong))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("trusted-proxies has \"" + wrong + "\"");
    }

    private static Proxies proxies(String... trusted) {
        return new Proxies(true, false, trusted.length == 0 ? Optional.empty() : Optional.of(Arrays.asList(trusted)));
    }
}
