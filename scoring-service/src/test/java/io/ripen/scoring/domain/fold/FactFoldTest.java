package io.ripen.scoring.domain.fold;

import static io.ripen.scoring.domain.Sample.day;
import static io.ripen.scoring.domain.Sample.form;
import static io.ripen.scoring.domain.Sample.saidBy;
import static io.ripen.scoring.domain.Sample.withdrawing;
import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.scoring.domain.SampleModel;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.touchpoint.Fact;
import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.FactRefusal;
import io.ripen.scoring.domain.touchpoint.FactSource;
import io.ripen.scoring.domain.touchpoint.Facts;
import io.ripen.scoring.domain.touchpoint.RefusedFact;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FactFoldTest {
    private final ScoringModel model = SampleModel.model();

    @Test
    void letsWhatWasToldStandAgainstWhatWasLookedUp() {
        Touchpoint told = form("a", 0, Map.of(FactName.COMPANY, "Acme"));
        Touchpoint lookedUp = saidBy(FactSource.ENRICHMENT, "b", 1, Map.of(FactName.COMPANY, "Acme Holding"));

        assertThat(facts(told, lookedUp).known().get(FactName.COMPANY))
                .isEqualTo(new Fact("Acme", day(0), "a", FactSource.TOUCHPOINT));
        assertThat(facts(lookedUp).known().get(FactName.COMPANY))
                .isEqualTo(new Fact("Acme Holding", day(1), "b", FactSource.ENRICHMENT));
        assertThat(facts(lookedUp, form("c", 2, Map.of(FactName.COMPANY, "Acme")))
                        .value(FactName.COMPANY))
                .isEqualTo("Acme");
    }

    @Test
    void noticesThatWhatWasLookedUpWasToldToo() {
        Touchpoint lookedUp = saidBy(FactSource.ENRICHMENT, "a", 0, Map.of(FactName.COMPANY, "Acme"));
        Touchpoint told = saidBy(FactSource.SALES, "b", 1, Map.of(FactName.COMPANY, " Acme"));
        Touchpoint other = saidBy(FactSource.ENRICHMENT, "c", 2, Map.of(FactName.COMPANY, "Other"));

        assertThat(facts(lookedUp, told, other).known().get(FactName.COMPANY))
                .isEqualTo(new Fact("Acme", day(1), "b", FactSource.SALES));
    }

    @Test
    void keepsTheSourceOfAValueThatAnotherOfTheSameRankRepeats() {
        Touchpoint told = form("a", 0, Map.of(FactName.COMPANY, "Acme"));
        Touchpoint imported = saidBy(FactSource.IMPORT, "b", 1, Map.of(FactName.COMPANY, "Acme"));

        assertThat(facts(told, imported).known().get(FactName.COMPANY).source()).isEqualTo(FactSource.TOUCHPOINT);
    }

    @Test
    void takesThePointsOfAWithdrawnFactAway() {
        Touchpoint told = form("a", 0, Map.of(FactName.PHONE, "+1", FactName.JOB_TITLE, "CEO"));

        assertThat(fit(told)).isEqualTo(SampleModel.points(40));
        assertThat(fit(told, withdrawing("b", 1, FactName.PHONE))).isEqualTo(SampleModel.points(25));
        assertThat(fit(told, withdrawing("b", 1, FactName.JOB_TITLE))).isEqualTo(SampleModel.points(15));
        assertThat(facts(told, withdrawing("b", 1, FactName.JOB_TITLE)).value(FactName.FUNCTION))
                .isNull();
    }

    @Test
    void concludesTheFunctionAgainWhenTheOneThatWasToldIsWithdrawn() {
        Touchpoint told = form("a", 0, Map.of(FactName.JOB_TITLE, "CEO", FactName.FUNCTION, "User"));

        assertThat(facts(told).value(FactName.FUNCTION)).isEqualTo("user");
        assertThat(facts(told, withdrawing("b", 1, FactName.FUNCTION)).known().get(FactName.FUNCTION))
                .isEqualTo(new Fact("decider", day(0), "a", FactSource.DERIVED));
    }

    @Test
    void namesTheFunctionThatWasToldAsTheModelDoes() {
        assertThat(facts(form("a", 0, Map.of(FactName.FUNCTION, "DECIDER"))).value(FactName.FUNCTION))
                .isEqualTo("decider");
        assertThat(facts(form("a", 0, Map.of(FactName.FUNCTION, "Vice  President Sales")))
                        .value(FactName.FUNCTION))
                .isEqualTo("decider");
        assertThat(facts(form("a", 0, Map.of(FactName.FUNCTION, "Poet"))).value(FactName.FUNCTION))
                .isEqualTo("Poet");
    }

    @Test
    void dialsANationalNumberInTheCountryOfThePerson() {
        Touchpoint austria = form("a", 0, Map.of(FactName.COUNTRY, "AT"));
        Touchpoint phone = form("b", 1, Map.of(FactName.PHONE, "1"));
        Touchpoint both = form("c", 2, Map.of(FactName.PHONE, "2", FactName.COUNTRY, "SE"));

        assertThat(facts(austria, phone).value(FactName.PHONE)).isEqualTo("+AT1");
        assertThat(facts(austria, both).value(FactName.PHONE)).isEqualTo("+SE2");
    }

    @Test
    void learnsANationalNumberOnceTheCountryIsKnown() {
        Touchpoint phone = saidBy(FactSource.SALES, "a", 0, Map.of(FactName.PHONE, "1"));
        Touchpoint country = form("b", 1, Map.of(FactName.COUNTRY, "AT"));

        assertThat(facts(phone).known()).isEmpty();
        assertThat(facts(phone).refused().get(FactName.PHONE))
                .isEqualTo(new RefusedFact("1", FactRefusal.PHONE_NEEDS_COUNTRY, day(0), "a", FactSource.SALES));
        assertThat(facts(phone, country).known().get(FactName.PHONE))
                .isEqualTo(new Fact("+AT1", day(0), "a", FactSource.SALES));
        assertThat(facts(phone, country).refused()).isEmpty();
    }

    @Test
    void keepsTheNumberThatIsOneWhenAnotherIsNone() {
        Touchpoint good = form("a", 0, Map.of(FactName.PHONE, "+1"));
        Touchpoint bad = form("b", 1, Map.of(FactName.PHONE, "n/a"));

        assertThat(facts(good, bad).value(FactName.PHONE)).isEqualTo("+1");
        assertThat(facts(good, bad).refused().get(FactName.PHONE).reason()).isEqualTo(FactRefusal.PHONE_INVALID);
        assertThat(facts(good, bad, form("c", 2, Map.of(FactName.PHONE, "+1"))).refused())
                .isEmpty();
        assertThat(facts(good, bad, withdrawing("c", 2, FactName.PHONE))).isEqualTo(Facts.NONE);
        assertThat(facts(bad, form("c", 2, Map.of(FactName.COUNTRY, "AT"))).value(FactName.PHONE))
                .isNull();
    }

    @Test
    void takesWhatIsToldWithTheWithdrawalOfTheOldValue() {
        Touchpoint old = form("a", 0, Map.of(FactName.NAME, "Ada"));
        Touchpoint renamed = new Touchpoint(
                withdrawing("b", 1, FactName.NAME).key(),
                old.type(),
                null,
                day(1),
                null,
                null,
                null,
                Map.of(FactName.NAME, "Augusta"),
                Set.of(FactName.NAME),
                FactSource.TOUCHPOINT,
                List.of(),
                Map.of(),
                null,
                false,
                false);

        assertThat(facts(old, renamed).known().get(FactName.NAME))
                .isEqualTo(new Fact("Augusta", day(1), "b", FactSource.TOUCHPOINT));
    }

    private long fit(Touchpoint... touchpoints) {
        return Evaluation.of(Fold.fold(List.of(touchpoints), model), day(9), model)
                .score()
                .fit();
    }

    private Facts facts(Touchpoint... touchpoints) {
        return Fold.fold(List.of(touchpoints), model).facts();
    }
}
