package io.ripen.scoring.domain.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.scoring.domain.Sample;
import io.ripen.scoring.domain.SampleModel;
import io.ripen.scoring.domain.fold.Evaluation;
import io.ripen.scoring.domain.fold.Fold;
import io.ripen.scoring.domain.fold.FoldedHistory;
import io.ripen.scoring.domain.touchpoint.Fact;
import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.FactSource;
import io.ripen.scoring.domain.touchpoint.Facts;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.scoring.domain.touchpoint.TouchpointType;
import io.ripen.testkit.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RuleIndexTest {
    private static final int RUNS = Integer.getInteger("ripen.histories", 3_000);
    private static final Condition VIEW = SampleModel.type(TouchpointType.PAGE_VIEW);

    @Test
    void evaluatesTheRulesWithATouchpointsSignsAndNoOther() {
        AtomicInteger evaluated = new AtomicInteger();
        List<EngagementRule> rules = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Condition cheap = switch (i % 4) {
                case 0 -> new Condition.TextStarts(Attribute.PATH, List.of("/area-" + i + "/"));
                case 1 -> new Condition.TextIn(Attribute.PATH, Set.of("/page-" + i));
                case 2 -> new Condition.TextIn(Attribute.NAME, Set.of("form-" + i));
                default -> new Condition.TextIn(Attribute.ASSET_TYPE, Set.of("kind-" + i));
            };
            Condition costly = new Condition.TextMatches(Attribute.SITE, new Counting(evaluated));
            rules.add(SampleModel.plain(
                    "rule-" + i, new Condition.AllOf(List.of(costly, VIEW, cheap)), 1, SampleModel.HALF_LIFE));
        }
        ScoringModel model = SampleModel.model(rules);

        FoldedHistory state = Fold.fold(
                List.of(
                        Sample.view("a", 0, "/area-100/x"),
                        Sample.view("b", 1, "/page-1"),
                        Sample.view("c", 2, "/nowhere"),
                        Sample.just("d", 3, TouchpointType.DOWNLOAD)),
                model);

        assertThat(state.counters().keySet()).containsExactlyInAnyOrder("rule-100", "rule-1");
        assertThat(evaluated).hasValue(2);
    }

    @Test
    void evaluatesTheFitRulesOfKnownFactsAndNoOther() {
        AtomicInteger evaluated = new AtomicInteger();
        List<FitRule> rules = IntStream.range(0, 200)
                .mapToObj(i -> new FitRule(
                        "rule-" + i,
                        new Condition.AllOf(List.of(
                                i % 2 == 0
                                        ? new Condition.FactIn(FactName.INDUSTRY, Set.of("Branch " + i))
                                        : new Condition.FactKnown(FactName.PHONE),
                                new Condition.FactMatches(FactName.INDUSTRY, new Counting(evaluated)))),
                        100,
                        null))
                .toList();
        ScoringModel sample = SampleModel.model();
        ScoringModel model = new ScoringModel(
                sample.ref(),
                new FitAxis(10_000, List.of(), rules),
                sample.engagement(),
                sample.fitBands(),
                sample.engagementBands(),
                sample.publishStep(),
                sample.functions(),
                sample.factForms());
        Touchpoint told = Sample.form("a", 0, java.util.Map.of(FactName.INDUSTRY, "BRANCH 100"));

        Evaluation evaluation = Evaluation.of(Fold.fold(List.of(told), model), Sample.day(0), model);

        assertThat(evaluation.score().fit()).isEqualTo(100);
        assertThat(evaluated).hasValue(1);
    }

    /** Counts how often it is asked. */
    private record Counting(AtomicInteger asked) implements TextPattern {
        @Override
        public String source() {
            return "";
        }

        @Override
        public boolean isIn(String text) {
            asked.incrementAndGet();
            return true;
        }
    }

    @Test
    void prefersTheSignThatFewestTouchpointsHave() {
        Condition condition = new Condition.AllOf(List.of(
                new Condition.TextIn(Attribute.SITE, Set.of("site")),
                new Condition.FactKnown(FactName.PHONE),
                new Condition.TextIn(Attribute.PATH, Set.of("/a", "/b", "/c"))));
        RuleIndex<Condition> index = new RuleIndex<>(List.of(condition), each -> each);
        Facts phone = Facts.NONE.with(FactName.PHONE, new Fact("1", Sample.START, "t", FactSource.TOUCHPOINT));

        assertThat(index.candidates(new Moment(Sample.view("a", 0, "/d"), phone, Moment.Counts.NONE)))
                .isEmpty();
        assertThat(index.candidates(new Moment(Sample.view("a", 0, "/c"), phone, Moment.Counts.NONE)))
                .hasSize(1);
    }

    @Test
    void keepsTheOrderOfTheModel() {
        Condition both = new Condition.AnyOf(List.of(
                new Condition.TextIn(Attribute.NAME, Set.of("name")),
                new Condition.TextStarts(Attribute.PATH, List.of("/", "/p"))));
        List<Condition> conditions = List.of(both, VIEW, new Condition.TextIn(Attribute.NAME, Set.of("name")), both);
        RuleIndex<Condition> index = new RuleIndex<>(conditions, condition -> condition);

        assertThat(index.candidates(moment(Sample.view("a", 0, "/p")))).isEqualTo(conditions);
    }

    @Test
    void findsEveryRuleThatMatches() {
        Random random = Seeds.random("RuleIndexTest");
        for (int run = 0; run < RUNS; run++) {
            List<Condition> conditions =
                    IntStream.range(0, 8).mapToObj(i -> random(random, 3)).toList();
            RuleIndex<Condition> index = new RuleIndex<>(conditions, condition -> condition);
            for (Touchpoint touchpoint : Sample.history(random, 10)) {
                Moment moment = new Moment(touchpoint, facts(random), Moment.Counts.NONE);
                assertFindsAll(index, conditions, moment);
                assertFindsAll(index, conditions, Moment.ofFacts(moment.facts()));
            }
        }
    }

    private static void assertFindsAll(RuleIndex<Condition> index, List<Condition> conditions, Moment moment) {
        assertThat(index.candidates(moment).stream().filter(each -> each.holds(moment)))
                .containsExactlyElementsOf(
                        conditions.stream().filter(each -> each.holds(moment)).toList());
    }

    private static Condition random(Random random, int depth) {
        int kind = random.nextInt(depth == 0 ? 7 : 10);
        return switch (kind) {
            case 0 ->
                new Condition.TypeIn(
                        Set.of(List.of(TouchpointType.values()).get(random.nextInt(6)), TouchpointType.CHAT));
            case 1 -> new Condition.TextIn(Attribute.PATH, Set.of("/pricing", "/product/" + random.nextInt(3)));
            case 2 -> new Condition.TextStarts(Attribute.PATH, List.of("/p", "/careers"));
            case 3 -> new Condition.TextIn(Attribute.ASSET_TYPE, Set.of("whitepaper"));
            case 4 -> new Condition.FactKnown(FactName.PHONE);
            case 5 -> new Condition.FactIn(FactName.COUNTRY, Set.of("AT"));
            case 6 -> new Condition.EmailDomainIs("free", SampleModel.DOMAINS);
            case 7 -> new Condition.AllOf(List.of(random(random, depth - 1), random(random, depth - 1)));
            case 8 -> new Condition.AnyOf(List.of(random(random, depth - 1), random(random, depth - 1)));
            default -> new Condition.Not(random(random, depth - 1));
        };
    }

    private static Facts facts(Random random) {
        Facts facts = Facts.NONE;
        if (random.nextBoolean()) {
            facts = facts.with(FactName.PHONE, new Fact("1", Sample.START, "t", FactSource.TOUCHPOINT));
        }
        if (random.nextBoolean()) {
            facts = facts.with(FactName.COUNTRY, new Fact("at", Sample.START, "t", FactSource.TOUCHPOINT));
        }
        return random.nextBoolean()
                ? facts
                : facts.with(FactName.EMAIL, new Fact("a@free.example", Sample.START, "t", FactSource.TOUCHPOINT));
    }

    private static Moment moment(Touchpoint touchpoint) {
        return new Moment(touchpoint, Facts.NONE, Moment.Counts.NONE);
    }
}
