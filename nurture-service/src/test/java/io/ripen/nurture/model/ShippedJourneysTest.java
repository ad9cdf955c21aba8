package io.ripen.nurture.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.nurture.domain.Consent;
import io.ripen.nurture.domain.ConsentPurpose;
import io.ripen.nurture.domain.ConsentStatus;
import io.ripen.nurture.domain.Facts;
import io.ripen.nurture.domain.Journeys;
import io.ripen.nurture.domain.LeadInput;
import io.ripen.nurture.domain.Rehearsal;
import io.ripen.nurture.domain.SendingRules;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the shipped journeys do to people. */
class ShippedJourneysTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Facts STRANGER = new Facts("stranger@example.com", null, null, null, null);

    private static Journeys shipped(String journey) {
        return JourneyFiles.load(
                List.of(journey), "assets", template -> Optional.empty(), endpoint -> Optional.of("none"));
    }

    private static Rehearsal.Event ticked(Instant at) {
        Consent consent = new Consent(ConsentPurpose.CONTACT_BY_MAIL, ConsentStatus.GRANTED, at);
        return new Rehearsal.Event(at, new LeadInput.StageEntered("LEAD", STRANGER, List.of(consent), null, false));
    }

    @Test
    void askAStrangerForAConfirmationNoMoreThanOnceADay() {
        List<Rehearsal.Event> hourly = IntStream.range(0, 48)
                .mapToObj(hour -> ticked(NOON.plus(Duration.ofHours(hour))))
                .toList();

        Rehearsal.Outcome outcome = Rehearsal.of(
                "lead-1",
                hourly,
                NOON.plus(Duration.ofDays(3)),
                shipped("double-opt-in"),
                SendingRules.DEFAULT,
                ZoneOffset.UTC);

        assertThat(outcome.verdicts())
                .extracting(Rehearsal.Verdict::at)
                .containsExactly(NOON, NOON.plus(Duration.ofDays(1)));
    }

    @Test
    void keepConfirmationsThatWereQueuedByTheVersionBefore() {
        assertThat(shipped("double-opt-in").find("double-opt-in", 1)).isPresent();
    }
}
