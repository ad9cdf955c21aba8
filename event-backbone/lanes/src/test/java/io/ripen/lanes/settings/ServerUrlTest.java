package io.ripen.lanes.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://provider.example/v1/companies/{domain}",
                "HTTPS://provider.example:8443/?domain={domain}",
                "https://10.1.2.3/mails",
                "http://localhost:8085/{domain}",
                "http://127.0.0.1:1/x",
                "http://[::1]:8085/"
            })
    void takesServersOverTlsAndThisMachine(String url) {
        assertThat(ServerUrl.flaw(url)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://{domain}/about, must name the host itself",
        "https://api.{domain}/about, must name the host itself",
        "https://provider.example:{port}/, must name the host itself",
        "http://provider.example/{domain}, must begin with https://; http is for the same machine only",
        "http://localhost.evil.example/, must begin with https://; http is for the same machine only",
        "http://127.0.0.1@evil.example/, needs a host",
        "https://user:secret@provider.example/, needs a host",
        "https://provider.example/#x, needs a host",
        "https:///path, needs a host",
        "https://pro vider.example/, is no URL",
        "https://provider.example\\@evil.example/, is no URL",
        "ftp://provider.example/, must begin with https://",
        "httpx, must begin with https://",
        "file:///etc/passwd, must begin with https://"
    })
    void saysWhatIsWrong(String url, String flaw) {
        assertThat(ServerUrl.flaw(url))
                .hasValueSatisfying(said -> assertThat(said).startsWith(flaw));
    }
}
