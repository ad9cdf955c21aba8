package io.ripen.lifecycle.domain.demand;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.lifecycle.domain.kpi.Increment;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VisitsTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final Arrival DIRECT = new Arrival(Channel.DIRECT, "", "", "");
    private static final Arrival GOOGLE = new Arrival(Channel.ORGANIC_SEARCH, "Google", "", "");
    private static final Arrival SPRING = new Arrival(Channel.PAID_SEARCH, "Google", "google", "spring");
    private static final Visits VISITS = new Visits(ZoneId.of("Europe/Berlin"), Duration.ofMinutes(30));

    @Test
    void countsAVisitorAVisitAndItsTouchpoints() {
        assertThat(counted(page(0, SPRING), page(10, DIRECT)))
                .containsExactly(
                        "visitor 2026-03-01 Google paid-search google spring",
                        "visit 2026-03-01 Google paid-search google spring",
                        "touchpoint 2026-03-01 Google paid-search google spring",
                        "touchpoint 2026-03-01 Google paid-search google spring");
    }

    @Test
    void beginsAnotherVisitAfterAPauseAndNotBefore() {
        assertThat(counted(page(0, GOOGLE), page(30, DIRECT), page(61, DIRECT)))
                .filteredOn(line -> line.startsWith("visit "))
                .containsExactly("visit 2026-03-01 Google organic-search  ", "visit 2026-03-01  direct  ");
    }

    @Test
    void beginsAnotherVisitWhenTheVisitorComesFromSomewhereElse() {
        assertThat(counted(page(0, GOOGLE), page(1, SPRING), page(2, SPRING), page(3, GOOGLE)))
                .filteredOn(line -> line.startsWith("visit "))
                .hasSize(3);
    }

    @Test
    void takesALateTouchpointForAPartOfTheVisit() {
        assertThat(counted(page(0, GOOGLE), page(20, DIRECT), page(-60, DIRECT), page(45, DIRECT)))
                .filteredOn(line -> line.startsWith("visit "))
                .hasSize(1);
    }

    @Test
    void countsContentUnderTheVisitsCampaign() {
        Act.Content content = new Act.Content("wp-1", "whitepaper", "automation", "awareness");

        assertThat(counted(page(0, SPRING), new Act(AT, false, true, DIRECT, content, null)))
                .contains(
                        "asset 2026-03-01 whitepaper wp-1 google spring",
                        "topic 2026-03-01  automation google spring",
                        "phase 2026-03-01  awareness google spring");
    }

    @Test
    void leavesOutWhatIsNotKnownOfContent() {
        assertThat(counted(new Act(AT, false, false, GOOGLE, new Act.Content("wp-1", "", "", ""), null)))
                .containsExactly("asset 2026-03-01  wp-1  ");
    }

    @Test
    void countsEventsOfPeopleWhoAreNotOnTheSite() {
        Act.Attendance attended = new Act.Attendance("webinar-attended", "march");

        assertThat(counted(new Act(AT, false, false, DIRECT, null, attended)))
                .containsExactly("event 2026-03-01 webinar-attended march  ");
        assertThat(VISITS.count(null, new Act(AT, false, false, DIRECT, null, attended))
                        .visit())
                .isNull();
    }

    @Test
    void countsOnlyTheTouchpointsOfVisitorsWhoHaveNoIdToBeMetAgainBy() {
        Act nameless = new Act(AT, true, true, SPRING, new Act.Content("wp-1", "whitepaper", "", ""), null);

        assertThat(counted(nameless))
                .containsExactly(
                        "touchpoint 2026-03-01 Google paid-search google spring",
                        "asset 2026-03-01 whitepaper wp-1 google spring");
        assertThat(VISITS.count(null, nameless).visit()).isNull();
    }

    @Test
    void countsDaysInTheCompanysZone() {
        assertThat(counted(page(14 * 60, DIRECT))).allMatch(line -> line.contains("2026-03-02"));
    }

    private static Act page(int minutes, Arrival arrival) {
        return new Act(AT.plus(Duration.ofMinutes(minutes)), false, true, arrival, null, null);
    }

    private static List<String> counted(Act... acts) {
        List<String> lines = new ArrayList<>();
        Visit visit = null;
        for (Act act : acts) {
            Visits.Counted counted = VISITS.count(visit, act);
            visit = counted.visit();
            counted.increments().stream().map(VisitsTest::line).forEach(lines::add);
        }
        return lines;
    }

    private static String line(Increment increment) {
        return String.join(
                " ",
                increment.key().measure().word(),
                increment.key().day().toString(),
                increment.key().stage(),
                increment.key().detail(),
                increment.key().belonging().source(),
                increment.key().belonging().campaign());
    }
}
