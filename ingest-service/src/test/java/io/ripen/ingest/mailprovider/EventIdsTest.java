package io.ripen.ingest.mailprovider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventIdsTest {

    @Test
    void keepsIdsThatProvidersGive() {
        assertThat(EventIds.given(MailProvider.SENDGRID, "ZXZlbnQtMQ==")).isEqualTo("sendgrid:ZXZlbnQtMQ==");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with blank", "é", "\u0000", ""})
    void takesTheDigestOfIdsThatWouldNotDo(String id) {
        assertThat(EventIds.given(MailProvider.SES, id)).matches("ses:([0-9a-f]{32})?");
    }

    @Test
    void takesTheDigestOfLongIds() {
        assertThat(EventIds.given(MailProvider.SES, "x".repeat(101))).matches("ses:[0-9a-f]{32}");
    }

    @Test
    void tellsPartsApart() {
        assertThat(EventIds.of(MailProvider.BREVO, "ab", "c"))
                .isEqualTo(EventIds.of(MailProvider.BREVO, "ab", "c"))
                .isNotEqualTo(EventIds.of(MailProvider.BREVO, "a", "bc"))
                .isNotEqualTo(EventIds.of(MailProvider.BREVO, "ab", "c", null))
                .isNotEqualTo(EventIds.of(MailProvider.POSTMARK, "ab", "c"));
    }
}
