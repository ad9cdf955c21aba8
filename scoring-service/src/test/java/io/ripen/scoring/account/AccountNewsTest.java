package io.ripen.scoring.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.contracts.Cause;
import io.ripen.contracts.EventType;
import io.ripen.contracts.account.AccountActivity;
import io.ripen.contracts.lead.LeadFacts;
import io.ripen.contracts.lead.LeadProfile;
import io.ripen.contracts.score.ModelRef;
import io.ripen.contracts.score.ScoreChanged;
import io.ripen.contracts.score.ScoreReason;
import io.ripen.contracts.score.ScoreValues;
import io.ripen.lanes.OutgoingEvent;
import io.ripen.scoring.domain.account.Membership;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountNewsTest {
    private static final Instant START = Instant.parse("2026-05-01T12:00:00Z");
    private static final String LEAD = "3f0e8a52-7c1d-5b6e-9a41-0d6f5c2b1e77";
    private static final long STEP = 500;

    @Test
    void tellsTheSameHoweverScoresComeTogetherInBatches() {
        List<ScoreChanged> scores = List.of(
                scored(1, 10, "ada@acme.example"),
                scored(2, 16, "ada@acme.example"),
                scored(3, 14, "ada@acme.example"),
                scored(4, 15, "ada@other.example"),
                scored(5, 15.5, "ada@acme.example"));

        List<OutgoingEvent> together = new ArrayList<>();
        List<Membership> kept = batch(List.of(), scores, together);
        List<OutgoingEvent> oneByOne = new ArrayList<>();
        List<Membership> keptOneByOne = List.of();
        for (ScoreChanged score : scores) {
            keptOneByOne = batch(keptOneByOne, List.of(score), oneByOne);
        }

        assertThat(together).isEqualTo(oneByOne);
        assertThat(kept).containsExactlyInAnyOrderElementsOf(keptOneByOne);
        assertThat(together.stream().map(AccountNewsTest::told))
                .containsExactly(
                        "acme.example 1 10.00 at 1",
                        "acme.example 2 16.00 at 2",
                        "acme.example 3 - at 4",
                        "other.example 1 15.00 at 4",
                        "other.example 2 - at 5",
                        "acme.example 4 15.50 at 5");
    }

    @Test
    void letsALeadGoThatIsErasedAfterItsLastScore() {
        AccountNews news = new AccountNews(List.of(), domain -> true, STEP);
        news.scored(event(scored(1, 10, "ada@acme.example")), scored(1, 10, "ada@acme.example"));

        news.erased(LEAD, START.plusSeconds(9));
        news.erased(LEAD, START.plusSeconds(9));

        assertThat(news.activities().stream().map(AccountNewsTest::told))
                .containsExactly("acme.example 1 10.00 at 1", "acme.example 2 - at 9");
        assertThat(news.changed())
                .singleElement()
                .satisfies(last -> assertThat(last.member()).isNull());
    }

    @Test
    void asksAboutTheCompaniesOfNewcomersOnly() {
        List<OutgoingEvent> told = new ArrayList<>();
        List<Membership> kept = batch(List.of(), List.of(scored(1, 10, "ada@acme.example")), told);
        AccountNews later = new AccountNews(kept, domain -> true, STEP);
        later.scored(event(scored(2, 20, "ada@acme.example")), scored(2, 20, "ada@acme.example"));
        AccountNews first = new AccountNews(List.of(), domain -> true, STEP);
        first.scored(event(scored(1, 10, "ada@acme.example")), scored(1, 10, "ada@acme.example"));

        assertThat(first.newcomers()).isEqualTo(Map.of(LEAD, "ada@acme.example"));
        assertThat(later.newcomers()).isEmpty();
    }

    private static List<Membership> batch(
            Collection<Membership> told, List<ScoreChanged> scores, List<OutgoingEvent> activities) {
        AccountNews news = new AccountNews(told, domain -> true, STEP);
        scores.forEach(score -> news.scored(event(score), score));
        activities.addAll(news.activities());
        List<Membership> kept = new ArrayList<>(told);
        for (Membership change : news.changed()) {
            kept.removeIf(before -> before.key().equals(change.key()));
            kept.add(change);
        }
        return kept;
    }

    private static String told(OutgoingEvent event) {
        AccountActivity activity = (AccountActivity) event.data();
        return "%s %d %s at %d"
                .formatted(
                        activity.account().domain(),
                        activity.sequence(),
                        activity.member() == null
                                ? "-"
                                : activity.member().score().engagement(),
                        activity.asOf().getEpochSecond() - START.getEpochSecond());
    }

    private static OutgoingEvent event(ScoreChanged data) {
        return new OutgoingEvent(
                EventType.SCORE_CHANGED,
                "score-" + data.leadId() + "-" + data.sequence(),
                "/ripen/scoring",
                data.leadId(),
                data.leadId(),
                data.sequence(),
                data.asOf(),
                data,
                null);
    }

    private static ScoreChanged scored(long sequence, double engagement, String email) {
        BigDecimal points = BigDecimal.valueOf(engagement).setScale(2);
        Instant at = START.plusSeconds(sequence);
        ScoreValues score = new ScoreValues(points, BigDecimal.ZERO, points, "D3");
        return new ScoreChanged(
                LEAD,
                sequence,
                at,
                new ModelRef("sample", 1),
                ScoreReason.TOUCHPOINT,
                new Cause("t" + sequence, at, at),
                score,
                score,
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                new LeadProfile(
                        new LeadFacts(email, null, null, null, "user", null, null, null, null, null, null), List.of()),
                null,
                null);
    }
}
