package io.ripen.scoring.domain;

import io.ripen.scoring.domain.model.Bands;
import io.ripen.scoring.domain.model.BuyingFunctions;
import io.ripen.scoring.domain.model.Condition;
import io.ripen.scoring.domain.model.Decay;
import io.ripen.scoring.domain.model.EmailDomains;
import io.ripen.scoring.domain.model.EngagementAxis;
import io.ripen.scoring.domain.model.EngagementRule;
import io.ripen.scoring.domain.model.FitAxis;
import io.ripen.scoring.domain.model.FitRule;
import io.ripen.scoring.domain.model.Limit;
import io.ripen.scoring.domain.model.ModelRef;
import io.ripen.scoring.domain.model.Points;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.model.Worth;
import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.TouchpointType;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A small model with every kind of limit, cap and decay. */
public final class SampleModel {
    public static final Duration WEEK = Duration.ofDays(7);
    public static final Decay HALF_LIFE = new Decay.HalfLife(WEEK);
    public static final EmailDomains DOMAINS =
            new EmailDomains(List.of(new EmailDomains.DomainClass("free", Set.of("free.example"))));

    private SampleModel() {}

    public static ScoringModel model() {
        return model(engagementRules());
    }

    public static ScoringModel model(List<EngagementRule> rules) {
        return new ScoringModel(
                new ModelRef("sample", 1, "f0"),
                new FitAxis(
                        points(40),
                        List.of(
                                new FitRule("job-title", new Condition.FactKnown(FactName.JOB_TITLE), points(5)),
                                new FitRule("phone", new Condition.FactKnown(FactName.PHONE), points(15)),
                                new FitRule("function", new Condition.FactKnown(FactName.FUNCTION), points(20)),
                                new FitRule("business", new Condition.EmailDomainIs("business", DOMAINS), points(10)),
                                new FitRule("free", new Condition.EmailDomainIs("free", DOMAINS), points(-10)))),
                new EngagementAxis(points(100), rules),
                bands("A", 30, "B", 10, "C"),
                bands("1", 50, "2", 20, "3"),
                points(5),
                new BuyingFunctions(List.of(
                        new BuyingFunctions.BuyingFunction("decider", List.of("CEO", "vice president")),
                        new BuyingFunctions.BuyingFunction("user", List.of("engineer")))));
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
                when,
                new Worth(points(points), decay),
                limits,
                cap == null ? null : points(cap),
                topic,
                List.of(counter));
    }

    /** A rule that awards each time, without cap, topic or limit. */
    public static EngagementRule plain(String id, Condition when, long points, Decay decay) {
        return rule(id, when, points, decay, List.of(), null, null, id);
    }

    public static Condition type(TouchpointType type) {
        return new Condition.TypeIn(Set.of(type));
    }

    public static Condition path(String prefix) {
        return new Condition.AllOf(List.of(type(TouchpointType.PAGE_VIEW), new Condition.PathStarts(List.of(prefix))));
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
