package io.ripen.scoring.fact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailboxProvidersTest {
    @Test
    void tellsACompanysDomainFromAProviders() {
        MailboxProviders providers = new MailboxProviders();

        assertThat(providers.isBusiness("ibm.com")).isTrue();
        assertThat(providers.isBusiness("gmail.com")).isFalse();
        assertThat(providers.isBusiness("mailinator.com")).isFalse();
        assertThat(providers.isBusiness("any.10mail.org")).isFalse();
    }
}
