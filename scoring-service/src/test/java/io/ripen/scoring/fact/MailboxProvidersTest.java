package io.ripen.scoring.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxProvidersTest {
    @Test
    void tellsACompanysDomainFromAProviders() {
        MailboxProviders providers = new MailboxProviders(Optional.empty());

        assertThat(providers.isBusiness("ibm.com")).isTrue();
        assertThat(providers.isBusiness("gmail.com")).isFalse();
        assertThat(providers.isBusiness("mailinator.com")).isFalse();
        assertThat(providers.isBusiness("any.10mail.org")).isFalse();
    }

    @Test
    void takesTheCompanysOwnListInPlaceOfTheShippedOne(@TempDir Path lists) throws IOException {
        Files.writeString(lists.resolve("free-email-domains.json"), "[\"village-net.example\"]");

        MailboxProviders providers = new MailboxProviders(Optional.of(lists));

        assertThat(providers.isBusiness("village-net.example")).isFalse();
        assertThat(providers.isBusiness("gmail.com")).isTrue();
        assertThat(providers.isBusiness("mailinator.com")).isFalse();
    }

    @Test
    void refusesAFileThatIsNoList(@TempDir Path lists) throws IOException {
        Files.writeString(lists.resolve("free-email-domains.json"), "{}");

        assertThatThrownBy(() -> new MailboxProviders(Optional.of(lists)))
                .hasMessageContaining("free-email-domains.json is not a JSON array of texts");
    }
}
