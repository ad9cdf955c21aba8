package io.ripen.nurture.domain;

import static io.ripen.nurture.domain.Samples.FACTS;
import static io.ripen.nurture.domain.Samples.JOURNEYS;
import static io.ripen.nurture.domain.Samples.MAY_MAIL;
import static io.ripen.nurture.domain.Samples.NOON;
import static io.ripen.nurture.domain.Samples.WELCOME;
import static io.ripen.nurture.domain.Samples.entered;
import static io.ripen.nurture.domain.Samples.lead;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuppressionTest {
    private static final Candidate MAIL = new Candidate(ConsentPurpose.CONTACT_BY_MAIL, Optional.of(WELCOME));

    private static Optional<SuppressionReason> reason(LeadNurture lead) {
        return Suppression.of(lead, MAIL);
    }

    private static LeadInput withFacts(Facts facts, Consent... consents) {
        return new LeadInput.StageEntered("MQL", facts, List.of(consents));
    }

    @Test
    void letsAMailWithAddressAndConsentPass() {
        assertThat(reason(lead(entered("MQL")))).isEmpty();
    }

    @Test
    void letsAConfirmedConsentPass() {
        Consent confirmed = new Consent(ConsentPurpose.CONTACT_BY_MAIL, ConsentStatus.CONFIRMED, NOON);

        assertThat(reason(lead(withFacts(FACTS, confirmed)))).isEmpty();
    }

    @Test
    void givesEachReason() {
        Facts noAddress = new Facts(null, "Ada", null, null, null);
        LeadInput withdrawal = new LeadInput.ConsentChanged(
                new Consent(ConsentPurpose.CONTACT_BY_MAIL, ConsentStatus.WITHDRAWN, NOON.plusSeconds(1)));

        assertThat(reason(lead(entered("MQL"), new LeadInput.ErasureRequested())))
                .contains(SuppressionReason.ERASED);
        assertThat(reason(lead(withFacts(noAddress, MAY_MAIL)))).contains(SuppressionReason.NO_VALID_ADDRESS);
        assertThat(reason(lead(entered("MQL"), new LeadInput.MailboxRefused()))).contains(SuppressionReason.BOUNCED);
        assertThat(reason(lead(entered("MQL")).withAddress(AddressStatus.COMPLAINED)))
                .contains(SuppressionReason.COMPLAINED);
        assertThat(reason(lead(entered("MQL"), withdrawal))).contains(SuppressionReason.UNSUBSCRIBED);
        assertThat(reason(lead(withFacts(FACTS)))).contains(SuppressionReason.NO_CONSENT);
        assertThat(reason(lead(entered("MQL"), entered("SQL")))).contains(SuppressionReason.STAGE_EXCLUDED);
    }

    @Test
    void suppressesTheMailsOfAJourneyThatIsNotInForceAnyMore() {
        Candidate orphan = new Candidate(ConsentPurpose.CONTACT_BY_MAIL, Optional.empty());

        assertThat(Suppression.of(lead(entered("SQL")), orphan)).contains(SuppressionReason.JOURNEY_EXITED);
    }

    @Test
    void theFirstOfSeveralReasonsCounts() {
        LeadNurture everythingWrong = Nurturing.decide(
                        lead().withAddress(AddressStatus.BOUNCED), withFacts(Facts.NONE), JOURNEYS, NOON)
                .lead();

        assertThat(reason(everythingWrong)).contains(SuppressionReason.NO_VALID_ADDRESS);
        assertThat(reason(everythingWrong.forgotten())).contains(SuppressionReason.ERASED);
        assertThat(reason(LeadNurture.unknown("lead-1"))).contains(SuppressionReason.NO_VALID_ADDRESS);
    }

    @Test
    void codesAreTheWordsOfTheGlossary() {
        assertThat(SuppressionReason.values())
                .extracting(SuppressionReason::code)
                .containsExactly(
                        "erased",
                        "no-valid-address",
                        "bounced",
                        "complained",
                        "unsubscribed",
                        "no-consent",
                        "stage-excluded",
                        "journey-exited");
    }
}
