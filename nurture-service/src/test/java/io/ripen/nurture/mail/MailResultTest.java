package io.ripen.nurture.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.contracts.Cause;
import io.ripen.nurture.domain.Mail;
import io.ripen.nurture.domain.MailData;
import io.ripen.nurture.domain.MailKey;
import io.ripen.nurture.domain.MailKind;
import io.ripen.nurture.domain.consent.ConsentPurpose;
import io.ripen.nurture.domain.sending.MailState;
import io.ripen.nurture.mail.MailResult.Ending;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MailResultTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private static MailResult refused(MailKind kind) {
        Mail mail = new Mail(
                new MailKey("ada", "sla-alert", "alert", 1),
                1,
                "sla-alert",
                ConsentPurpose.CONTACT_BY_MAIL,
                kind,
                null,
                MailData.NONE);
        StoredMail failed = new StoredMail(
                mail,
                new MailState.Failed(1, "smtp-550-5.1.1", NOON),
                "hash@ripen.example",
                new Cause(null, NOON, NOON),
                null,
                false,
                "recipient-hash");
        return MailResult.of(failed, true).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(names = {"MARKETING", "TRANSACTIONAL"})
    void aRefusedMailboxIsTheLeadsIfTheMailWentThere(MailKind kind) {
        assertThat(refused(kind).mailboxRefused()).isTrue();
    }

    @Test
    void aRefusedMailboxOfColleaguesIsNotTheLeads() {
        assertThat(refused(MailKind.INTERNAL).mailboxRefused()).isFalse();
        assertThat(refused(MailKind.INTERNAL).ending()).isEqualTo(Ending.FAILED);
    }
}
