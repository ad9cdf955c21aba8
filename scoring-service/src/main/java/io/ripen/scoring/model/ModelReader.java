package io.ripen.scoring.model;

import io.ripen.scoring.domain.fold.Line;
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
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.model.Worth;
import io.ripen.scoring.model.YamlNode.Mapping;
import io.ripen.scoring.model.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Reads a scoring model from its YAML tree. Whatever is unknown, out of range or dangling is refused. */
final class ModelReader {
    private static final Set<String> RESERVED_RULE_IDS = Set.of(Line.CAP, Line.EARLIER);
    private static final Set<String> RULE_KEYS =
            Set.of("id", "when", "points", "limit", "cap", "decay", "topic", "counters");

    private final BiFunction<YamlNode, String, Set<String>> domainLists;
    private final Set<String> ruleIds = new HashSet<>();
    private ConditionReader conditions = new ConditionReader(new EmailDomains(List.of()));

    /**
     * A reader for one file.
     *
     * @param domainLists finds a list of mail domains by its name, and refuses at the node if there is none
     */
    ModelReader(BiFunction<YamlNode, String, Set<String>> domainLists) {
        this.domainLists = domainLists;
    }

    ScoringModel read(YamlNode root, String fingerprint) {
        Mapping model = Reading.mapping(
                root,
                "a model",
                Set.of("model", "version", "publish-step", "email-domains", "functions", "bands", "fit", "engagement"));
        ModelRef ref = new ModelRef(
                Reading.text(Reading.required(model, "model", "a model"), "'model'"),
                (int) Reading.whole(Reading.required(model, "version", "a model"), "'version'", 1, Integer.MAX_VALUE),
                fingerprint);
        conditions = new ConditionReader(emailDomains(model.members().get("email-domains")));
        Mapping bands =
                Reading.mapping(Reading.required(model, "bands", "a model"), "'bands'", Set.of("fit", "engagement"));
        return new ScoringModel(
                ref,
                fit(Reading.required(model, "fit", "a model")),
                engagement(Reading.required(model, "engagement", "a model")),
                bands(Reading.required(bands, "fit", "'bands'")),
                bands(Reading.required(bands, "engagement", "'bands'")),
                Reading.points(Reading.required(model, "publish-step", "a model"), "'publish-step'", 1),
                functions(model.members().get("functions")));
    }

    private EmailDomains emailDomains(@Nullable YamlNode node) {
        List<EmailDomains.DomainClass> classes = new ArrayList<>();
        for (YamlNode item : node == null ? List.<YamlNode>of() : Reading.items(node, "'email-domains'")) {
            String what = "a class of mail domains";
            Mapping mapping = Reading.mapping(item, what, Set.of("class", "list", "domains"));
            YamlNode name = Reading.required(mapping, "class", what);
            Set<String> domains = new HashSet<>();
            YamlNode list = mapping.members().get("list");
            if (list != null) {
                domains.addAll(domainLists.apply(list, Reading.text(list, "'list'")));
            }
            YamlNode own = mapping.members().get("domains");
            if (own != null) {
                Reading.texts(own, "'domains'").forEach(domain -> domains.add(domain.toLowerCase(Locale.ROOT)));
            }
            if (domains.isEmpty()) {
                throw mapping.place().problem(what + " needs 'list', 'domains' or both");
            }
            if (Reading.text(name, "'class'").equals(EmailDomains.BUSINESS)) {
                throw name.place().problem("'business' is the class of every domain in no list; choose another name");
            }
            classes.add(new EmailDomains.DomainClass(Reading.text(name, "'class'"), domains));
        }
        return new EmailDomains(classes);
    }

    private static BuyingFunctions functions(@Nullable YamlNode node) {
        List<BuyingFunctions.BuyingFunction> functions = new ArrayList<>();
        for (YamlNode item : node == null ? List.<YamlNode>of() : Reading.items(node, "'functions'")) {
            Mapping mapping = Reading.mapping(item, "a function", Set.of("name", "keywords"));
            functions.add(new BuyingFunctions.BuyingFunction(
                    Reading.text(Reading.required(mapping, "name", "a function"), "'name'"),
                    Reading.texts(Reading.required(mapping, "keywords", "a function"), "'keywords'")));
        }
        return new BuyingFunctions(functions);
    }

    private static Bands bands(YamlNode node) {
        List<YamlNode> items = Reading.items(node, "the bands of an axis");
        if (items.isEmpty()) {
            throw node.place().problem("an axis needs at least one band");
        }
        List<Bands.Band> bands = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            boolean lowest = i == items.size() - 1;
            YamlNode item = items.get(i);
            Mapping mapping = Reading.mapping(item, "a band", lowest ? Set.of("name") : Set.of("name", "from"));
            String name = Reading.text(Reading.required(mapping, "name", "a band"), "'name'");
            if (lowest) {
                bands.add(new Bands.Band(name, Long.MIN_VALUE));
                continue;
            }
            YamlNode from = Reading.required(mapping, "from", "a band above the lowest");
            long threshold = Reading.points(from, "'from'", -Reading.MAX_POINTS);
            if (!bands.isEmpty() && threshold >= bands.getLast().from()) {
                throw from.place()
                        .problem("bands must be listed from the highest down; this one overlaps the one before");
            }
            bands.add(new Bands.Band(name, threshold));
        }
        return new Bands(bands);
    }

    private FitAxis fit(YamlNode node) {
        Mapping axis = Reading.mapping(node, "'fit'", Set.of("cap", "rules"));
        List<FitRule> rules = new ArrayList<>();
        for (YamlNode item : Reading.items(Reading.required(axis, "rules", "'fit'"), "'rules'")) {
            Mapping rule = Reading.mapping(item, "a fit rule", Set.of("id", "when", "points"));
            YamlNode when = Reading.required(rule, "when", "a rule");
            Condition condition = conditions.read(when);
            if (!condition.isAboutFacts()) {
                throw when.place().problem("a fit rule may only look at facts: fact, email-domain, all, any, not");
            }
            rules.add(new FitRule(id(rule), condition, rulePoints(rule)));
        }
        return new FitAxis(Reading.points(Reading.required(axis, "cap", "'fit'"), "'cap'", 1), rules);
    }

    private EngagementAxis engagement(YamlNode node) {
        Mapping axis = Reading.mapping(node, "'engagement'", Set.of("cap", "rules"));
        List<EngagementRule> rules = new ArrayList<>();
        for (YamlNode item : Reading.items(Reading.required(axis, "rules", "'engagement'"), "'rules'")) {
            rules.add(engagementRule(Reading.mapping(item, "an engagement rule", RULE_KEYS)));
        }
        return new EngagementAxis(Reading.points(Reading.required(axis, "cap", "'engagement'"), "'cap'", 1), rules);
    }

    private EngagementRule engagementRule(Mapping rule) {
        Map<String, YamlNode> members = rule.members();
        YamlNode cap = members.get("cap");
        YamlNode topic = members.get("topic");
        YamlNode counters = members.get("counters");
        return new EngagementRule(
                id(rule),
                conditions.read(Reading.required(rule, "when", "a rule")),
                new Worth(rulePoints(rule), decay(members.get("decay"))),
                limits(members.get("limit")),
                cap == null ? null : Reading.points(cap, "'cap'", 1),
                topic == null ? null : Reading.text(topic, "'topic'"),
                counters == null ? List.of() : Reading.texts(counters, "'counters'"));
    }

    private String id(Mapping rule) {
        YamlNode node = Reading.required(rule, "id", "a rule");
        String id = Reading.text(node, "'id'");
        if (RESERVED_RULE_IDS.contains(id)) {
            throw node.place().problem("'" + id + "' is a word of receipts; choose another id");
        }
        if (!ruleIds.add(id)) {
            throw node.place().problem("there is another rule with the id '" + id + "'");
        }
        return id;
    }

    private static long rulePoints(Mapping rule) {
        return Reading.points(Reading.required(rule, "points", "a rule"), "'points'", -Reading.MAX_POINTS);
    }

    private static Decay decay(@Nullable YamlNode node) {
        if (node == null) {
            return new Decay.None();
        }
        if (node instanceof Scalar) {
            return Reading.oneOf(node, "decay", Map.of("none", new Decay.None()));
        }
        Map.Entry<String, YamlNode> shape = single(node, "'decay'", Set.of("step", "linear", "half-life"));
        return switch (shape.getKey()) {
            case "step" -> new Decay.Step(Reading.period(shape.getValue(), "'step'"));
            case "linear" -> new Decay.Linear(Reading.period(shape.getValue(), "'linear'"));
            default -> new Decay.HalfLife(Reading.period(shape.getValue(), "'half-life'"));
        };
    }

    private static List<Limit> limits(@Nullable YamlNode node) {
        if (node == null) {
            return List.of();
        }
        if (node instanceof Scalar) {
            return Reading.oneOf(node, "limit", Map.of("each", List.of(), "first", List.of(new Limit.Lifetime(1))));
        }
        if (node instanceof YamlNode.Sequence sequence) {
            return sequence.items().stream().map(ModelReader::limit).toList();
        }
        return List.of(limit(node));
    }

    private static Limit limit(YamlNode node) {
        Set<String> allowed = Set.of("times", "per", "cool-down", "lifetime");
        Mapping mapping = Reading.mapping(node, "a limit", allowed);
        if (mapping.members().keySet().equals(Set.of("times", "per"))) {
            return new Limit.PerPeriod(
                    (int) Reading.whole(Reading.required(mapping, "times", "a limit"), "'times'", 1, 1000),
                    Reading.period(Reading.required(mapping, "per", "a limit"), "'per'"));
        }
        Map.Entry<String, YamlNode> single = single(node, "a limit without 'times' and 'per'", allowed);
        return switch (single.getKey()) {
            case "cool-down" -> new Limit.CoolDown(Reading.period(single.getValue(), "'cool-down'"));
            case "lifetime" ->
                new Limit.Lifetime((int) Reading.whole(single.getValue(), "'lifetime'", 1, Integer.MAX_VALUE));
            default -> throw mapping.place().problem("'times' and 'per' go together, as in {times: 10, per: P1D}");
        };
    }

    private static Map.Entry<String, YamlNode> single(YamlNode node, String what, Set<String> allowed) {
        Mapping mapping = Reading.mapping(node, what, allowed);
        if (mapping.members().size() != 1) {
            throw mapping.place().problem(what + " must have exactly one key, one of: " + Reading.list(allowed));
        }
        return mapping.members().entrySet().iterator().next();
    }
}
