package io.ripen.nurture.domain.consent;

import static io.ripen.nurture.domain.Samples.NOON;
import static io.ripen.nurture.domain.consent.ConsentPurpose.CONTACT_BY_MAIL;
import static io.ripen.nurture.domain.consent.ConsentPurpose.PROFILING;
import static io.ripen.nurture.domain.consent.ConsentStatus.CONFIRMED;
import static io.ripen.nurture.domain.consent.ConsentStatus.GRANTED;
import static io.ripen.nurture.domain.consent.ConsentStatus.NOT_GIVEN;
import static io.ripen.nurture.domain.consent.ConsentStatus.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    void whatThePersonSaysIsNewsUnlessThePersonSaidItLast() {
        Consent repeated = new Consent(CONTACT_BY_MAIL, WITHDRAWN, NOON.plusSeconds(1), true);
        Consents repeatedNo = Consents.NONE
                .with(new Consent(CONTACT_BY_MAIL, CONFIRMED, NOON))
                .with(repeated);

        assertThat(Consents.NONE.isNews(CONTACT_BY_MAIL, WITHDRAWN)).isTrue();
        assertThat(repeatedNo.statusOf(CONTACT_BY_MAIL)).isEqualTo(WITHDRAWN);
        assertThat(repeatedNo.isNews(CONTACT_BY_MAIL, WITHDRAWN)).isTrue();
        Consents said = repeatedNo.with(new Consent(CONTACT_BY_MAIL, WITHDRAWN, NOON.plusSeconds(2)));
        assertThat(said.isNews(CONTACT_BY_MAIL, WITHDRAWN)).isFalse();
        assertThat(said.isNews(CONTACT_BY_MAIL, CONFIRMED)).isTrue();
        assertThat(said.with(new Consent(CONTACT_BY_MAIL, GRANTED, NOON.plusSeconds(3), true))
                        .statusOf(CONTACT_BY_MAIL))
                .isEqualTo(WITHDRAWN);
    }

    @Test
    void theStricterHoldsOfTwoAtOneInstant() {
        Consent sameTime = new Consent(CONTACT_BY_MAIL, WITHDRAWN, NOON);

        assertThat(Consents.NONE.with(GIVEN).with(sameTime)).isEqualTo(Consents.NONE.with(sameTime));
        assertThat(Consents.NONE.with(sameTime).with(GIVEN)).isEqualTo(Consents.NONE.with(sameTime));
    }

    @Test
    void endsInTheSameStateInWhateverOrderThingsArrive() {
        Consent confirmed = new Consent(CONTACT_BY_MAIL, CONFIRMED, NOON);
        Consent withdrawn = new Consent(CONTACT_BY_MAIL, WITHDRAWN, NOON.plusSeconds(1));
        Consent ticked = new Consent(CONTACT_BY_MAIL, GRANTED, NOON.plusSeconds(2));

        assertThat(orders(List.of(confirmed, withdrawn, ticked)))
                .hasSize(6)
                .allSatisfy(order -> assertThat(Consents.NONE.withAll(order).byPurpose())
                        .containsExactly(Map.entry(CONTACT_BY_MAIL, ticked)));
    }

    @Test
    void holdsWhatFollowsFromAllThatWasSaidInWhateverOrderItArrives() {
        List<Consent> sayable = Stream.of(ConsentStatus.values())
                .flatMap(status -> IntStream.range(0, 3)
                        .mapToObj(second -> new Consent(CONTACT_BY_MAIL, status, NOON.plusSeconds(second))))
                .toList();
        int cases = 0;
        for (int chosen = 1; chosen < 1 << sayable.size(); chosen++) {
            if (Integer.bitCount(chosen) > 4) {
                continue;
            }
            BitSet bits = BitSet.valueOf(new long[] {chosen});
            List<Consent> said = bits.stream().mapToObj(sayable::get).toList();
            Set<Consents> outcomes =
                    orders(said).stream().map(Consents.NONE::withAll).collect(Collectors.toSet());
            assertThat(outcomes)
                    .as("of %s", said)
                    .singleElement()
                    .satisfies(outcome ->
                            assertThat(outcome.byPurpose()).containsExactly(Map.entry(CONTACT_BY_MAIL, holding(said))));
            cases++;
        }
        assertThat(cases).isEqualTo(793);
    }

    @Test
    void undoesNoWithdrawalByWhatIsRepeatedWithEveryEvent() {
        Consents viewed = Consents.NONE.with(repeated(GRANTED, 0));

        assertThat(viewed.allows(CONTACT_BY_MAIL)).isTrue();
        assertThat(viewed.with(TAKEN_BACK).with(repeated(GRANTED, 2)).statusOf(CONTACT_BY_MAIL))
                .isEqualTo(WITHDRAWN);
        assertThat(viewed.with(TAKEN_BACK)
                        .with(repeated(GRANTED, 2))
                        .with(GIVEN_AGAIN)
                        .statusOf(CONTACT_BY_MAIL))
                .isEqualTo(CONFIRMED);
        assertThat(Consents.NONE.with(GIVEN).with(repeated(GRANTED, 2)).holding(CONTACT_BY_MAIL))
                .contains(GIVEN);
    }

    @Test
    void holdsWhatFollowsFromAllThatWasSaidAndRepeatedInWhateverOrderItArrives() {
        List<Consent> sayable = IntStream.range(0, 16)
                .mapToObj(i -> new Consent(
                        CONTACT_BY_MAIL,
                        List.of(ConsentStatus.values()).get(i / 4),
                        NOON.plusSeconds(i % 4),
                        (i / 4 + i) % 2 == 0))
                .toList();
        for (int chosen = 1; chosen < 1 << sayable.size(); chosen++) {
            if (Integer.bitCount(chosen) > 4) {
                continue;
            }
            List<Consent> said = BitSet.valueOf(new long[] {chosen}).stream()
                    .mapToObj(sayable::get)
                    .toList();
            assertThat(orders(said).stream()
                            .map(order -> Consents.NONE.withAll(order).allows(CONTACT_BY_MAIL))
                            .distinct())
                    .as("of %s", said)
                    .containsExactly(isGivenInTheEnd(said));
        }
    }

    /** One after the other, as they were said: what scoring makes of them too. */
    private static boolean isGivenInTheEnd(List<Consent> said) {
        boolean given = false;
        boolean endedByHand = false;
        for (Consent consent : said.stream()
                .sorted(Comparator.comparing(Consent::at).thenComparing(Consent::status))
                .toList()) {
            if (consent.ends()) {
                endedByHand = !consent.standing() || (endedByHand && !given);
                given = false;
            } else if (!consent.standing() || !endedByHand) {
                endedByHand = false;
                given = true;
            }
        }
        return given;
    }

    private static Consent repeated(ConsentStatus status, int second) {
        return new Consent(CONTACT_BY_MAIL, status, NOON.plusSeconds(second), true);
    }

    /** The newest confirmation that nothing ended, else the newest tick that nothing ended, else what ended all. */
    private static Consent holding(List<Consent> said) {
        Optional<Consent> end = newest(said.stream().filter(Consent::ends));
        return Stream.of(CONFIRMED, GRANTED)
                .flatMap(status -> newest(said.stream()
                                .filter(consent -> consent.status() == status)
                                .filter(consent -> end.stream()
                                        .allMatch(last -> consent.at().isAfter(last.at()))))
                        .stream())
                .findFirst()
                .or(() -> end)
                .orElseThrow();
    }

    private static Optional<Consent> newest(Stream<Consent> consents) {
        return consents.max(Comparator.comparing(Consent::at).thenComparing(Consent::status));
    }

    private static List<List<Consent>> orders(List<Consent> said) {
        if (said.isEmpty()) {
            return List.of(List.of());
        }
        return said.stream()
                .flatMap(first -> orders(said.stream()
                                .filter(other -> !other.equals(first))
                                .toList())
                        .stream()
                        .map(rest ->
                                Stream.concat(Stream.of(first), rest.stream()).toList()))
                .toList();
    }

    @Test
    void purposesAreIndependent() {
        Consents consents = Consents.NONE.with(GIVEN).with(new Consent(PROFILING, WITHDRAWN, NOON.plusSeconds(9)));

        assertThat(consents.statusOf(CONTACT_BY_MAIL)).isEqualTo(GRANTED);
        assertThat(consents.statusOf(PROFILING)).isEqualTo(WITHDRAWN);
        assertThat(consents.statusOf(ConsentPurpose.WEB_TRACKING)).isEqualTo(NOT_GIVEN);
    }
}
