package io.ripen.nurture.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.nurture.domain.sending.SendOutcome;
import io.ripen.nurture.mail.TemplateResource.TestResult;
import org.junit.jupiter.api.Test;

class TemplateResourceTest {
    @Test
    void saysWhatIsKnownOfATestMail() {
        assertThat(TestResult.of(new SendOutcome.Accepted())).isEqualTo(new TestResult("SENT", null));
        assertThat(TestResult.of(new SendOutcome.Unreachable("smtp-unreachable")))
                .isEqualTo(new TestResult("FAILED", "smtp-unreachable"));
        assertThat(TestResult.of(new SendOutcome.Lost("smtp-final-answer-lost")))
                .isEqualTo(new TestResult("UNKNOWN", "smtp-final-answer-lost"));
        assertThat(TestResult.of(new SendOutcome.Unanswered("http-no-answer")))
                .isEqualTo(new TestResult("UNKNOWN", "http-no-answer"));
    }
}
