package io.ripen.nurture.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.nurture.domain.Family;
import io.ripen.nurture.domain.Journeys;
import io.ripen.nurture.domain.LeadInput;
import io.ripen.nurture.domain.LeadNurture;
import io.ripen.nurture.domain.Nurturing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FamiliesTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static LeadNurture merged(String leadId, String into) {
        return Nurturing.decide(
                        LeadNurture.unknown(leadId),
                        new LeadInput.MergedAway(into, NOON),
                        new Journeys(List.of(), List.of()),
                        NOON)
                .lead();
    }

    private static List<String> ids(Family family) {
        return family.merged().stream().map(LeadNurture::leadId).toList();
    }

    @Test
    void findsWhoWasMergedAlsoByWayOfOthers() {
        Families families = new Families(Map.of("c", List.of(merged("a", "b"), merged("b", "c"), merged("x", "y"))));

        assertThat(ids(families.of("c"))).containsExactlyInAnyOrder("a", "b");
        assertThat(ids(families.of("b"))).containsExactly("a");
        assertThat(families.of("a")).isEqualTo(Family.NONE);
    }

    @Test
    void goesByWhatTheBatchHasChanged() {
        Families families = new Families(Map.of("b", List.of(merged("a", "b"))));

        families.put(LeadNurture.unknown("a"));
        assertThat(families.of("b")).isEqualTo(Family.NONE);

        families.put(merged("a", "c"));
        assertThat(ids(families.of("c"))).containsExactly("a");
    }

    @Test
    void endsWhereTwoMergesAreHeardOfInACircle() {
        Families families = new Families(Map.of("a", List.of(merged("b", "a")), "b", List.of(merged("a", "b"))));

        assertThat(ids(families.of("a"))).containsExactly("b");
    }
}
