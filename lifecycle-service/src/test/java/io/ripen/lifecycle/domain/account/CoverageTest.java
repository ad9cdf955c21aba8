package io.ripen.lifecycle.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final List<String> BUYING_CENTRE = List.of("decider", "user", "buyer");

    @Test
    void tellsWhoIsKnownAndWhoIsMissingInTheModelsOrder() {
        assertThat(Coverage.of(BUYING_CENTRE, Set.of("buyer", "decider")))
                .isEqualTo(new Coverage(List.of("decider", "buyer"), List.of("user"), List.of()));
    }

    @Test
    void namesFunctionsThatTheModelDoesNotKnowApart() {
        assertThat(Coverage.of(BUYING_CENTRE, List.of("works council", "user", "architect", "architect")))
                .isEqualTo(new Coverage(
                        List.of("user"), List.of("decider", "buyer"), List.of("architect", "works council")));
    }

    @Test
    void missesEverybodyOfAnAccountWithoutFunctionsAndNobodyWhereTheModelNamesNone() {
        assertThat(Coverage.of(BUYING_CENTRE, Set.of())).isEqualTo(new Coverage(List.of(), BUYING_CENTRE, List.of()));
        assertThat(Coverage.of(List.of(), Set.of("user")))
                .isEqualTo(new Coverage(List.of(), List.of(), List.of("user")));
    }
}
