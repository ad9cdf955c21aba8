package io.ripen.scoring.domain;

import io.ripen.scoring.domain.model.Attribute;
import io.ripen.scoring.domain.model.Bands;
import io.ripen.scoring.domain.model.BuyingFunctions;
import io.ripen.scoring.domain.model.Condition;
import io.ripen.scoring.domain.model.Decay;
import io.ripen.scoring.domain.model.DomainList;
import io.ripen.scoring.domain.model.EmailDomains;
import io.ripen.scoring.domain.model.EngagementAxis;
import io.ripen.scoring.domain.model.EngagementRule;
import io.ripen.scoring.domain.model.FitAxis;
import io.ripen.scoring.domain.model.FitRule;
import io.ripen.scoring.domain.model.Group;
import io.ripen.scoring.domain.model.HumanSigns;
import io.ripen.scoring.domain.model.Limit;
import io.ripen.scoring.domain.model.ModelRef;
import io.ripen.scoring.domain.model.Points;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.model.Tally;
import io.ripen.scoring.domain.model.Thresholds;
import io.ripen.scoring.domain.model.Trigger;
import io.ripen.scoring.domain.model.Worth;
import io.ripen.scoring.domain.touchpoint.FactForm;
import io.ripen.scoring.domain.touchpoint.FactForms;
import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.FactRefusal;
import io.ripen.scoring.domain.touchpoint.Industries;
import io.ripen.scoring.domain.touchpoint.TouchpointType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A small model with every kind of limit, cap and decay. */
public final class SampleModel {
    public static final Duration WEEK = Duration.ofDays(7);
    public static final Decay HALF_LIFE = new Decay.HalfLife(WEEK);
    public static final EmailDomains DOMAINS = new EmailDomains(
            List.of(new EmailDomains.DomainClass("free", List.of(DomainList.of(List.of("free.example"))))));

    private static final List<Group> GROUPS = List.of(new Group("content", points(45)));
    private static final Industries INDUSTRIES = new Industries(List.of(
            new Industries.Industry("Construction", List.of("23"), List.of("builder")),
            new Industries.Industry("Information", List.of("51"), List.of("software", "software for builders"))));

    private SampleModel() {}

    public static ScoringModel model() {
        return model(engagementRules());
    }

    public static ScoringModel model(List<EngagementRule> rules) {
        return model(rules, EngagementAxis.MOST_AWARDS);
    }

    /** The model with these totals as thresholds. */
    public static ScoringModel watching(ScoringModel model, long... totals) {
        return new ScoringModel(
                model.ref(),
                model.fit(),
                model.engagement(),
                model.fitBands(),
                model.engagementBands(),
                model.publishStep(),
                new Thresholds(
                        Arrays.stream(totals).mapToObj(SampleModel::points).toList()),
                model.functions(),
                model.factForms());
    }

    /** A model that keeps so many awards of a lead. */
    public static ScoringModel model(List<EngagementRule> rules, int mostAwards) {
        return new ScoringModel(
                new ModelRef("sample", 1, "f0"),
                new FitAxis(
                        points(40),
                        List.of(),
                        List.of(
                                new FitRule("job-title", new Condition.FactKnown(FactName.JOB_TITLE), points(5), null),
                                new FitRule("phone", new Condition.FactKnown(FactName.PHONE), points(15), null),
                                new FitRule("function", new Condition.FactKnown(FactName.FUNCTION), points(20), null),
                                new FitRule(
                                        "business", new Condition.EmailDomainIs("business", DOMAINS), points(10), null),
                                new FitRule("free", new Condition.EmailDomainIs("free", DOMAINS), points(-10), null))),
                new EngagementAxis(points(100), GROUPS, rules, HumanSigns.DEFAULT, mostAwards),
                bands("A", 30, "B", 10, "C"),
                bands("1", 50, "2", 20, "3"),
                points(5),
                new BuyingFunctions(List.of(
                        new BuyingFunctions.BuyingFunction("decider", List.of("CEO", "vice president")),
                        new BuyingFunctions.BuyingFunction("user", List.of("engineer")))),
                new FactForms(SampleModel::phone, INDUSTRIES));
    }

    /** A world in which every number of digits is one, and the country's code is its name. */
    private static FactForm phone(String given, @Nullable String country) {
        if (!given.matches("\\+?[0-9]+")) {
            return new FactForm.Refused(FactRefusal.PHONE_INVALID);
        }
        if (given.startsWith("+")) {
            return new FactForm.Kept(given);
        }
        return country == null
                ? new FactForm.Refused(FactRefusal.PHONE_NEEDS_COUNTRY)
                : new FactForm.Kept("+" + country + given);
    }

    public static List<EngagementRule> engagementRules() {
        return List.of(
                rule("view", type(TouchpointType.PAGE_VIEW), 1, HALF_LIFE, List.of(perDay(3)), null, null, "view"),
                rule(
                        "price",
                        path("/pricing"),
                        25,
                        HALF_LIFE,
                        List.of(new Limit.CoolDown(WEEK)),
                        null,
                        "price",
                        "price"),
                rule("product", path("/product"), 5, new Decay.Linear(WEEK), List.of(), 12L, "product", "product"),
                rule(
                        "form",
                        type(TouchpointType.FORM_FILL),
                        30,
                        new Decay.Step(WEEK),
                        List.of(perDay(1)),
                        null,
                        null,
                        "form"),
                rule(
                        "trial",
                        type(TouchpointType.TRIAL_START),
                        40,
                        new Decay.None(),
                        List.of(new Limit.Lifetime(1)),
                        null,
                        "product",
                        "trial"),
                rule(
                        "careers",
                        path("/careers"),
                        -10,
                        HALF_LIFE,
                        List.of(perDay(1), new Limit.Lifetime(4)),
                        null,
                        null,
                        "careers"),
                rule("download", type(TouchpointType.DOWNLOAD), 15, HALF_LIFE, List.of(), null, null, "download"),
                rule("open", type(TouchpointType.EMAIL_OPEN), 0, new Decay.None(), List.of(), null, null, "open"));
    }

    public static EngagementRule rule(
            String id,
            Condition when,
            long points,
            Decay decay,
            List<Limit> limits,
            @Nullable Long cap,
            @Nullable String topic,
            String counter) {
        return new EngagementRule(
                id,
                new Trigger.Act(when, false),
                new Worth(points(points), decay),
                limits,
                cap == null ? null : points(cap),
                null,
                topic,
                List.of(counter));
    }

    /** The rules of {@link #model()} with those that look back, wait for a human, or award for time alone. */
    public static List<EngagementRule> allRules() {
        List<EngagementRule> rules = new ArrayList<>(engagementRules());
        rules.add(idle("idle", 10, 3, -10, HALF_LIFE));
        rules.add(human("click", TouchpointType.EMAIL_CLICK, 7, List.of(perDay(2))));
        rules.add(human("opened", TouchpointType.EMAIL_OPEN, 1, List.of(new Limit.Lifetime(2))));
        rules.add(grouped("papers", new Condition.Completes(papers(2, Attribute.TOPIC, null)), 20));
        rules.add(grouped("three", new Condition.Completes(papers(3, null, Attribute.ASSET)), 30));
        rules.add(grouped(
                "after-paper",
                new Condition.AllOf(List.of(path("/product"), new Condition.After(papers(1, null, null)))),
                10));
        return rules;
    }

    /** A model of {@link #allRules()}. */
    public static ScoringModel fullModel() {
        return model(allRules());
    }

    public static Tally papers(int atLeast, @Nullable Attribute same, @Nullable Attribute distinct) {
        return new Tally(
                "papers-" + atLeast + same + distinct,
                new Condition.TextIn(Attribute.ASSET_TYPE, Set.of("whitepaper")),
                atLeast,
                Duration.ofDays(30),
                same,
                distinct);
    }

    public static EngagementRule idle(String id, int days, int times, long points, Decay decay) {
        return new EngagementRule(
                id,
                new Trigger.Idle(
                        Duration.ofDays(days),
                        times,
                        new Condition.Not(new Condition.TypeIn(
                                Set.of(TouchpointType.BOUNCE, TouchpointType.EMAIL_CLICK, TouchpointType.EMAIL_OPEN)))),
                new Worth(points(points), decay),
                List.of(),
                null,
                null,
                null,
                List.of());
    }

    public static EngagementRule human(String id, TouchpointType type, long points, List<Limit> limits) {
        return new EngagementRule(
                id,
                new Trigger.Act(type(type), true),
                new Worth(points(points), HALF_LIFE),
                limits,
                null,
                null,
                null,
                List.of(id));
    }

    private static EngagementRule grouped(String id, Condition when, long points) {
        return new EngagementRule(
                id,
                new Trigger.Act(when, false),
                new Worth(points(points), HALF_LIFE),
                List.of(),
                null,
                "content",
                "content",
                List.of(id));
    }

    /** A rule that awards each time, without cap, topic or limit. */
    public static EngagementRule plain(String id, Condition when, long points, Decay decay) {
        return rule(id, when, points, decay, List.of(), null, null, id);
    }

    public static Condition type(TouchpointType type) {
        return new Condition.TypeIn(Set.of(type));
    }

    public static Condition path(String prefix) {
        return new Condition.AllOf(
                List.of(type(TouchpointType.PAGE_VIEW), new Condition.TextStarts(Attribute.PATH, List.of(prefix))));
    }

    public static long points(long whole) {
        return Points.ofWhole(whole);
    }

    private static Limit perDay(int times) {
        return new Limit.PerPeriod(times, Duration.ofDays(1));
    }

    private static Bands bands(String high, long highFrom, String middle, long middleFrom, String low) {
        return new Bands(List.of(
                new Bands.Band(high, points(highFrom)),
                new Bands.Band(middle, points(middleFrom)),
                new Bands.Band(low, Long.MIN_VALUE)));
    }
}
