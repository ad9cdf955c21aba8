package io.ripen.nurture.domain.sending;

import static io.ripen.nurture.domain.sending.SmtpPhase.CONNECT;
import static io.ripen.nurture.domain.sending.SmtpPhase.CONTENT;
import static io.ripen.nurture.domain.sending.SmtpPhase.END_OF_DATA;
import static io.ripen.nurture.domain.sending.SmtpPhase.ENVELOPE;
import static io.ripen.nurture.domain.sending.SmtpPhase.RECIPIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.nurture.domain.sending.SendOutcome.Accepted;
import io.ripen.nurture.domain.sending.SendOutcome.Deferred;
import io.ripen.nurture.domain.sending.SendOutcome.Lost;
import io.ripen.nurture.domain.sending.SendOutcome.Refused;
import io.ripen.nurture.domain.sending.SendOutcome.Unreachable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendOutcomeTest {

    private static SmtpReply reply(String text) {
        return SmtpReply.of(Integer.parseInt(text.substring(0, 3)), text);
    }

    @Test
    void triesAgainWhatNeverReachedTheServer() {
        assertThat(SendOutcome.of(CONNECT, null)).isEqualTo(new Unreachable("smtp-unreachable"));
        assertThat(SendOutcome.of(CONNECT, reply("554 no service"))).isEqualTo(new Unreachable("smtp-554"));
        assertThat(SendOutcome.of(CONNECT, reply("535 5.7.8 bad login"))).isEqualTo(new Unreachable("smtp-535-5.7.8"));
    }

    @Test
    void triesAgainWhenTheConnectionEndsBeforeTheMailDoes() {
        assertThat(SendOutcome.of(ENVELOPE, null)).isEqualTo(new Deferred("smtp-connection-lost", true));
        assertThat(SendOutcome.of(RECIPIENT, null)).isEqualTo(new Deferred("smtp-connection-lost", true));
        assertThat(SendOutcome.of(CONTENT, null)).isEqualTo(new Deferred("smtp-connection-lost", true));
    }

    @Test
    void obeysTheServersAnswer() {
        assertThat(SendOutcome.of(ENVELOPE, reply("450 4.2.1 later"))).isEqualTo(new Deferred("smtp-450-4.2.1", false));
        assertThat(SendOutcome.of(ENVELOPE, reply("421 closing"))).isEqualTo(new Deferred("smtp-421", true));
        assertThat(SendOutcome.of(ENVELOPE, reply("530 5.7.0 log in first")))
                .isEqualTo(new Deferred("smtp-530-5.7.0", true));
        assertThat(SendOutcome.of(ENVELOPE, reply("550-5.1.1 nobody here\n550 5.1.1 bye")))
                .isEqualTo(new Refused("smtp-550-5.1.1", true));
        assertThat(SendOutcome.of(ENVELOPE, reply("550 5.7.1 policy"))).isEqualTo(new Refused("smtp-550-5.7.1", false));
        assertThat(SendOutcome.of(CONTENT, reply("554 no valid recipients"))).isEqualTo(new Refused("smtp-554", false));
        assertThat(SendOutcome.of(END_OF_DATA, reply("250 2.0.0 ok"))).isEqualTo(new Accepted());
        assertThat(SendOutcome.of(END_OF_DATA, reply("451 disk full"))).isEqualTo(new Deferred("smtp-451", false));
        assertThat(SendOutcome.of(END_OF_DATA, reply("552 5.3.4 too big")))
                .isEqualTo(new Refused("smtp-552-5.3.4", false));
    }

    @ParameterizedTest
    @CsvSource({
        "550 no such user, true",
        "551 not here, true",
        "553 no such name, true",
        "556 takes no mail, true",
        "552 full, false",
        "554 no, false",
        "501 what, false",
        "550 5.1.1 nobody, true",
        "550 5.2.1 disabled, true",
        "552 5.2.2 full, false",
        "550 5.7.1 you are on a list, false",
    })
    void takesARefusalOfTheRecipientForOneOfTheMailbox(String answer, boolean mailboxRefused) {
        SmtpReply reply = reply(answer);

        assertThat(SendOutcome.of(RECIPIENT, reply)).isEqualTo(new Refused(reply.reason(), mailboxRefused));
    }

    @Test
    void takesNoOtherRefusalWithoutACodeForOneOfTheMailbox() {
        assertThat(SendOutcome.of(ENVELOPE, reply("550 who are you"))).isEqualTo(new Refused("smtp-550", false));
        assertThat(SendOutcome.of(CONTENT, reply("550 no"))).isEqualTo(new Refused("smtp-550", false));
        assertThat(SendOutcome.of(END_OF_DATA, reply("550 no"))).isEqualTo(new Refused("smtp-550", false));
        assertThat(SendOutcome.of(RECIPIENT, reply("450 later"))).isEqualTo(new Deferred("smtp-450", false));
        assertThat(SendOutcome.of(RECIPIENT, reply("530 log in"))).isEqualTo(new Deferred("smtp-530", true));
    }

    @Test
    void knowsNothingWhenTheFinalAnswerIsLostOrStrange() {
        assertThat(SendOutcome.of(END_OF_DATA, null)).isEqualTo(new Lost("smtp-final-answer-lost"));
        assertThat(SendOutcome.of(END_OF_DATA, new SmtpReply(354, null))).isEqualTo(new Lost("smtp-final-answer-354"));
        assertThat(SendOutcome.of(END_OF_DATA, new SmtpReply(999, null))).isEqualTo(new Lost("smtp-final-answer-999"));
    }

    @Test
    void neverTakesTheServersWordsIntoAReason() {
        assertThat(reply("550 5.1.1 <ada@example.com> unknown").reason()).isEqualTo("smtp-550-5.1.1");
        assertThat(reply("550 ada@example.com unknown").reason()).isEqualTo("smtp-550");
    }
}
