package io.ripen.nurture.domain;

import static io.ripen.nurture.domain.ConsentPurpose.CONTACT_BY_MAIL;
import static io.ripen.nurture.domain.ConsentPurpose.PROFILING;
import static io.ripen.nurture.domain.ConsentStatus.CONFIRMED;
import static io.ripen.nurture.domain.ConsentStatus.GRANTED;
import static io.ripen.nurture.domain.ConsentStatus.NOT_GIVEN;
import static io.ripen.nurture.domain.ConsentStatus.WITHDRAWN;
import static io.ripen.nurture.domain.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConsentsTest {
    private static final Consent GIVEN = new Consent(CONTACT_BY_MAIL, GRANTED, NOON);
    private static final Consent TAKEN_BACK = new Consent(CONTACT_BY_MAIL, WITHDRAWN, NOON.plusSeconds(1));
    private static final Consent GIVEN_AGAIN = new Consent(CONTACT_BY_MAIL, CONFIRMED, NOON.plusSeconds(2));

    @Test
    void theLaterConsentHoldsInWhateverOrderTheyArrive() {
        List<List<Consent>> orders = List.of(
                List.of(GIVEN, TAKEN_BACK, GIVEN_AGAIN),
                List.of(GIVEN, GIVEN_AGAIN, TAKEN_BACK),
                List.of(TAKEN_BACK, GIVEN, GIVEN_AGAIN),
                List.of(GIVEN_AGAIN, TAKEN_BACK, GIVEN));

        assertThat(orders)
                .allSatisfy(order -> assertThat(Consents.NONE.withAll(order).statusOf(CONTACT_BY_MAIL))
                        .isEqualTo(CONFIRMED));
        assertThat(Consents.NONE.withAll(List.of(TAKEN_BACK, GIVEN)).statusOf(CONTACT_BY_MAIL))
                .isEqualTo(WITHDRAWN);
    }

    @Test
    void whatWasConfirmedStaysSoWhenTheBoxIsTickedOnceMore() {
        Consent confirmed = new Consent(CONTACT_BY_MAIL, CONFIRMED, NOON);
        Consent ticked = new Consent(CONTACT_BY_MAIL, GRANTED, NOON.plusSeconds(1));
        Consent withdrawn = new Consent(CONTACT_BY_MAIL, WITHDRAWN, NOON.plusSeconds(2));

        assertThat(Consents.NONE.with(confirmed).with(ticked).statusOf(CONTACT_BY_MAIL))
                .isEqualTo(CONFIRMED);
        assertThat(Consents.NONE.with(ticked).with(confirmed).statusOf(CONTACT_BY_MAIL))
                .isEqualTo(CONFIRMED);
        assertThat(Consents.NONE.with(confirmed).with(withdrawn).with(ticked).statusOf(CONTACT_BY_MAIL))
                .isEqualTo(WITHDRAWN);
    }

    @Test
    void theStricterHoldsOfTwoAtOneInstant() {
        Consent sameTime = new Consent(CONTACT_BY_MAIL, WITHDRAWN, NOON);

        assertThat(Consents.NONE.with(GIVEN).with(sameTime)).isEqualTo(Consents.NONE.with(sameTime));
        assertThat(Consents.NONE.with(sameTime).with(GIVEN)).isEqualTo(Consents.NONE.with(sameTime));
    }

    @Test
    void purposesAreIndependent() {
        Consents consents = Consents.NONE.with(GIVEN).with(new Consent(PROFILING, WITHDRAWN, NOON.plusSeconds(9)));

        assertThat(consents.statusOf(CONTACT_BY_MAIL)).isEqualTo(GRANTED);
        assertThat(consents.statusOf(PROFILING)).isEqualTo(WITHDRAWN);
        assertThat(consents.statusOf(ConsentPurpose.WEB_TRACKING)).isEqualTo(NOT_GIVEN);
    }
}
