package io.ripen.nurture.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.lanes.LaneCommand;
import io.ripen.nurture.domain.consent.Consent;
import io.ripen.nurture.domain.consent.ConsentPurpose;
import io.ripen.nurture.domain.consent.ConsentStatus;
import io.ripen.nurture.link.SignedLink;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ConsentCommandTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Consent WITHDRAWN = new Consent(ConsentPurpose.CONTACT_BY_MAIL, ConsentStatus.WITHDRAWN, NOON);

    private static List<LaneCommand> saidBy(String leadId) {
        return ConsentCommand.of(new ConsentStatement(
                "nurture-1",
                leadId,
                new SignedLink("lead-1", "lead-1/welcome/mail/1", NOON),
                TouchpointType.UNSUBSCRIBE,
                null,
                "unsubscribe-page",
                new Wording(Locale.ENGLISH, "Stop"),
                Map.of(ConsentPurpose.CONTACT_BY_MAIL, ConsentStatus.WITHDRAWN),
                NOON));
    }

    @Test
    void readsWhatItWroteAndIgnoresWhatANewerVersionAdded() {
        LaneCommand written = saidBy("lead-1").getFirst();
        LaneCommand newer = new LaneCommand(
                written.commandId(),
                written.subject(),
                written.kind(),
                written.payload().replaceFirst("\\{", "{\"newer\":1,").replace("\"status\"", "\"newer\":2,\"status\""),
                NOON);

        assertThat(ConsentCommand.of(newer)).isEqualTo(ConsentCommand.of(written));
        assertThat(ConsentCommand.of(newer).consents()).containsExactly(WITHDRAWN);
        assertThat(ConsentCommand.of(newer).touchpoint())
                .extracting(TouchpointCaptured::type)
                .isEqualTo(TouchpointType.UNSUBSCRIBE);
    }

    @Test
    void tellsTheLeadThatGoesOnTooAndScoringOnceAsTheLeadThatGotTheMail() {
        List<LaneCommand> commands = saidBy("lead-2");

        assertThat(commands).extracting(LaneCommand::subject).containsExactly("lead-1", "lead-2");
        assertThat(commands).extracting(LaneCommand::commandId).doesNotHaveDuplicates();
        assertThat(Objects.requireNonNull(ConsentCommand.of(commands.getFirst()).touchpoint())
                        .visitorKey())
                .isEqualTo("u: lead:lead-1");
        assertThat(ConsentCommand.of(commands.getLast())).isEqualTo(new ConsentCommand(List.of(WITHDRAWN), null));
    }
}
