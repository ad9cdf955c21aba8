package io.ripen.ingest.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworksTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.77, 203.0.113.0",
        "2001:db8:85a3:8d3:1319:8a2e:370:7348, 2001:db8:85a3::",
        "::1, ::",
        "::ffff:203.0.113.77, 203.0.113.0",
        "localhost,",
        "203.0.113,",
        "'',",
        "203.0.113.77.1,",
    })
    void leavesOfAnAddressTheNetwork(String address, @Nullable String network) {
        assertThat(Networks.truncated(address)).isEqualTo(Optional.ofNullable(network));
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.77, 203.0.113.77",
        "2001:db8:85a3:8d3:1319:8a2e:370:7348, 2001:db8:85a3:8d3::",
        "2001:db8:85a3:8d3::1, 2001:db8:85a3:8d3::",
        "::ffff:203.0.113.77, 203.0.113.77",
        "unknown, unknown",
    })
    void findsWhatOneSendersAddressesHaveInCommon(String address, String common) {
        assertThat(Networks.ofOneSender(address)).isEqualTo(common);
    }
}
