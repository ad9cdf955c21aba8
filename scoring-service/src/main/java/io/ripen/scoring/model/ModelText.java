package io.ripen.scoring.model;

import io.ripen.scoring.domain.model.Bands;
import io.ripen.scoring.domain.model.BuyingFunctions;
import io.ripen.scoring.domain.model.Condition;
import io.ripen.scoring.domain.model.Decay;
import io.ripen.scoring.domain.model.EmailDomains;
import io.ripen.scoring.domain.model.EngagementRule;
import io.ripen.scoring.domain.model.FitRule;
import io.ripen.scoring.domain.model.Group;
import io.ripen.scoring.domain.model.HumanSigns;
import io.ripen.scoring.domain.model.Limit;
import io.ripen.scoring.domain.model.Points;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.model.Trigger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A model in words, for comparing two: its parts by name, and each part's members by name.
 *
 * @param parts for example {@code engagement rule price} with {@code points} and {@code decay}
 */
record ModelText(Map<String, Map<String, String>> parts) {
    static ModelText of(ScoringModel model) {
        Map<String, Map<String, String>> parts = new LinkedHashMap<>();
        parts.put("model", model(model));
        parts.put("functions", functions(model.functions()));
        parts.put("precedence", precedence(model));
        HumanSigns signs = model.engagement().humanSigns();
        parts.put(
                "evidence",
                Map.of(
                        "page-view-within", signs.pageViewWithin().toString(),
                        "form-within", signs.formWithin().toString(),
                        "second-click-within", signs.secondClickWithin().toString(),
                        "scanner-burst", signs.scannerBurst().toString()));
        model.fit().groups().forEach(group -> parts.put("fit group " + group.id(), group(group)));
        model.fit().rules().forEach(rule -> parts.put("fit rule " + rule.id(), rule(rule)));
        model.engagement().groups().forEach(group -> parts.put("engagement group " + group.id(), group(group)));
        model.engagement().rules().forEach(rule -> parts.put("engagement rule " + rule.id(), rule(rule)));
        return new ModelText(parts);
    }

    private static Map<String, String> model(ScoringModel model) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("name", model.ref().id());
        members.put("version", String.valueOf(model.ref().version()));
        members.put("publish-step", points(model.publishStep()));
        List<Long> thresholds = model.thresholds().totals();
        put(
                members,
                "thresholds",
                thresholds.isEmpty()
                        ? null
                        : thresholds.stream().map(ModelText::points).collect(Collectors.joining(", ")));
        members.put("fit cap", points(model.fit().cap()));
        members.put("fit bands", bands(model.fitBands()));
        members.put("engagement cap", points(model.engagement().cap()));
        members.put("engagement bands", bands(model.engagementBands()));
        return members;
    }

    private static String bands(Bands bands) {
        return bands.bands().stream()
                .map(band -> band.name() + (band.from() == Long.MIN_VALUE ? "" : " from " + points(band.from())))
                .collect(Collectors.joining(", "));
    }

    private static Map<String, String> functions(BuyingFunctions functions) {
        Map<String, String> members = new LinkedHashMap<>();
        functions
                .functions()
                .forEach(function -> members.put(
                        function.name(),
                        function.keywords().stream().map(String::strip).collect(Collectors.joining(", "))));
        return members;
    }

    /** The first that matches holds, so another order is another model. */
    private static Map<String, String> precedence(ScoringModel model) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put(
                "functions",
                model.functions().functions().stream()
                        .map(BuyingFunctions.BuyingFunction::name)
                        .collect(Collectors.joining(", ")));
        members.put(
                "email domains",
                domainClasses(model).map(EmailDomains.DomainClass::name).collect(Collectors.joining(", ")));
        return members;
    }

    /** The classes of mail domains that conditions of the model look at, in order of precedence; each once. */
    static Stream<EmailDomains.DomainClass> domainClasses(ScoringModel model) {
        return Stream.concat(
                        model.fit().rules().stream().map(FitRule::when),
                        model.engagement().rules().stream()
                                .map(EngagementRule::trigger)
                                .map(trigger -> switch (trigger) {
                                    case Trigger.Act act -> act.condition();
                                    case Trigger.Idle idle -> idle.act();
                                }))
                .flatMap(condition -> Stream.concat(
                        condition.leaves().stream(),
                        condition.tallies().stream().flatMap(tally -> tally.of().leaves().stream())))
                .filter(Condition.EmailDomainIs.class::isInstance)
                .map(Condition.EmailDomainIs.class::cast)
                .findFirst()
                .map(Condition.EmailDomainIs::domains)
                .stream()
                .flatMap(domains -> domains.classes().stream());
    }

    private static Map<String, String> group(Group group) {
        return Map.of("cap", points(group.cap()));
    }

    private static Map<String, String> rule(FitRule rule) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("when", ConditionText.of(rule.when()));
        members.put("points", points(rule.points()));
        put(members, "group", rule.group());
        return members;
    }

    private static Map<String, String> rule(EngagementRule rule) {
        Map<String, String> members = new LinkedHashMap<>();
        switch (rule.trigger()) {
            case Trigger.Act act -> {
                members.put("when", ConditionText.of(act.condition()));
                put(members, "evidence", act.needsHuman() ? "human" : null);
            }
            case Trigger.Idle idle ->
                members.put(
                        "idle",
                        idle.period() + ", at most " + idle.times() + " times, without "
                                + ConditionText.of(idle.act()));
        }
        members.put("points", points(rule.worth().points()));
        members.put("decay", decay(rule.worth().decay()));
        put(members, "limit", limits(rule.limits()));
        put(members, "cap", rule.cap() == null ? null : points(rule.cap()));
        put(members, "group", rule.group());
        put(members, "topic", rule.topic());
        put(members, "counters", rule.counters().isEmpty() ? null : String.join(", ", rule.counters()));
        return members;
    }

    private static @Nullable String limits(List<Limit> limits) {
        return limits.isEmpty() ? null : limits.stream().map(ModelText::limit).collect(Collectors.joining(", "));
    }

    private static String limit(Limit limit) {
        return switch (limit) {
            case Limit.Lifetime lifetime -> lifetime.times() + " in a lifetime";
            case Limit.PerPeriod perPeriod -> perPeriod.times() + " per " + perPeriod.period();
            case Limit.CoolDown coolDown -> "cool-down " + coolDown.period();
        };
    }

    private static String decay(Decay decay) {
        return switch (decay) {
            case Decay.None none -> "none";
            case Decay.Step step -> "step " + step.period();
            case Decay.Linear linear -> "linear " + linear.period();
            case Decay.HalfLife halfLife -> "half-life " + halfLife.period();
        };
    }

    private static void put(Map<String, String> members, String name, @Nullable String value) {
        if (value != null) {
            members.put(name, value);
        }
    }

    private static String points(long hundredths) {
        return Points.toDecimal(hundredths).stripTrailingZeros().toPlainString();
    }
}
