package io.ripen.scoring.model;

import io.ripen.definitions.YamlNode;
import io.ripen.definitions.YamlNode.Mapping;
import io.ripen.definitions.YamlNode.Scalar;
import io.ripen.scoring.domain.model.Bands;
import io.ripen.scoring.domain.model.BuyingFunctions;
import io.ripen.scoring.domain.model.DomainList;
import io.ripen.scoring.domain.model.EmailDomains;
import io.ripen.scoring.domain.model.EngagementAxis;
import io.ripen.scoring.domain.model.FitAxis;
import io.ripen.scoring.domain.model.HumanSigns;
import io.ripen.scoring.domain.model.ModelRef;
import io.ripen.scoring.domain.model.Points;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.model.Thresholds;
import io.ripen.scoring.domain.touchpoint.Words;
import io.ripen.scoring.fact.FactLists;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a scoring model from its YAML tree. Whatever is unknown, out of range or dangling is refused. */
final class ModelReader {
    private static final int HIGHEST_VERSION = 999_999_999;
    private static final Pattern MODEL_NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,99}");
    private static final int MOST_THRESHOLDS = 50;
    private static final String LABEL = "[\\p{L}\\p{N}_-]+";
    private static final Pattern DOMAIN = Pattern.compile("\\*(\\." + LABEL + ")+|" + LABEL + "(\\." + LABEL + ")+");
    private static final Pattern BAND_NAME = Pattern.compile("[^,\\s]+");

    private final BiFunction<YamlNode, String, DomainList> domainLists;
    private final boolean isNew;

    /**
     * A reader for one file.
     *
     * @param domainLists finds a list of mail domains by its name, and refuses at the node if there is none
     * @param isNew whether to refuse also what no lead could ever meet, and what earlier releases took by mistake:
     *     what is in force already must be readable for ever, whatever has become of kept lists and time zones
     */
    ModelReader(BiFunction<YamlNode, String, DomainList> domainLists, boolean isNew) {
        this.domainLists = domainLists;
        this.isNew = isNew;
    }

    LoadedModel read(YamlNode root, String fingerprint) {
        Mapping members = Reading.mapping(root, Shape.MODEL);
        ModelRef ref = new ModelRef(
                name(Reading.required(members, "model", Shape.MODEL)),
                (int) Reading.whole(
                        Reading.required(members, "version", Shape.MODEL),
                        "'version'",
                        1,
                        isNew ? HIGHEST_VERSION : Integer.MAX_VALUE),
                fingerprint);
        EmailDomains emailDomains = emailDomains(Reading.member(members, "email-domains"));
        Mapping bands = Reading.mapping(Reading.required(members, "bands", Shape.MODEL), Shape.BANDS);
        AxisReader axes = new AxisReader(emailDomains, isNew);
        FitAxis fit = axes.fit(Reading.required(members, "fit", Shape.MODEL));
        EngagementAxis engagement = axes.engagement(
                Reading.required(members, "engagement", Shape.MODEL), humanSigns(Reading.member(members, "evidence")));
        Bands ofFit = bands(Reading.required(bands, "fit", Shape.BANDS), fit.cap());
        YamlNode secondAxis = Reading.required(bands, "engagement", Shape.BANDS);
        Bands ofEngagement = bands(secondAxis, engagement.cap());
        checkNames(ofFit, ofEngagement, secondAxis);
        ScoringModel model = new ScoringModel(
                ref,
                fit,
                engagement,
                ofFit,
                ofEngagement,
                Reading.points(Reading.required(members, "publish-step", Shape.MODEL), "'publish-step'", 1),
                thresholds(Reading.member(members, "thresholds"), fit.cap() + engagement.cap()),
                functions(Reading.member(members, "functions")),
                FactLists.FORMS);
        YamlNode examples = Reading.member(members, "examples");
        return new LoadedModel(model, examples == null ? List.of() : new ExampleReader(model).read(examples));
    }

    /** Versions are asked for by paths such as /v1/models/mine/3: both must find room in one. */
    private String name(YamlNode node) {
        String name = Reading.text(node, "'model'");
        if (isNew && !MODEL_NAME.matcher(name).matches()) {
            throw node.refused("a model's name begins with a letter or digit and has at most 100 letters, digits,"
                    + " blanks, dots, hyphens and underscores: it is part of addresses");
        }
        return name;
    }

    private static Thresholds thresholds(@Nullable YamlNode node, long highest) {
        List<Long> totals = new ArrayList<>();
        List<YamlNode> items = node == null ? List.of() : Reading.items(node, "'thresholds'");
        for (YamlNode item : items) {
            long total = Reading.points(item, "a threshold", -Reading.MAX_POINTS);
            if (!totals.isEmpty() && total <= totals.getLast()) {
                throw item.refused("thresholds must be listed from the lowest up, each once");
            }
            if (total > highest) {
                throw item.refused("no lead can reach this total: the caps of both axes are "
                        + Points.toDecimal(highest).toBigInteger() + " together");
            }
            if (totals.size() == MOST_THRESHOLDS) {
                throw item.refused("a model has at most " + MOST_THRESHOLDS + " thresholds");
            }
            totals.add(total);
        }
        return new Thresholds(totals);
    }

    private EmailDomains emailDomains(@Nullable YamlNode node) {
        List<EmailDomains.DomainClass> classes = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlNode item : node == null ? List.<YamlNode>of() : Reading.items(node, "'email-domains'")) {
            Mapping mapping = Reading.mapping(item, Shape.EMAIL_DOMAINS);
            YamlNode name = Reading.required(mapping, "class", Shape.EMAIL_DOMAINS);
            List<DomainList> lists = new ArrayList<>();
            YamlNode list = Reading.member(mapping, "list");
            if (list != null) {
                lists.add(domainLists.apply(list, Reading.text(list, "'list'")));
            }
            YamlNode own = Reading.member(mapping, "domains");
            if (own != null) {
                lists.add(DomainList.of(domains(own)));
            }
            if (list == null && own == null) {
                throw mapping.refused(Shape.EMAIL_DOMAINS.label() + " needs 'list', 'domains' or both");
            }
            String domainClass = Reading.text(name, "'class'");
            if (domainClass.equals(EmailDomains.BUSINESS)) {
                throw name.refused("'business' is the class of every domain in no list; choose another name");
            }
            if (!names.add(domainClass)) {
                throw name.refused("there is another class of mail domains named '" + domainClass + "'");
            }
            classes.add(new EmailDomains.DomainClass(domainClass, lists));
        }
        return new EmailDomains(classes);
    }

    private List<String> domains(YamlNode node) {
        List<String> domains = Reading.texts(node, "'domains'");
        List<YamlNode> items = node instanceof Scalar ? List.of(node) : Reading.items(node, "'domains'");
        for (int i = 0; isNew && i < items.size(); i++) {
            if (!DOMAIN.matcher(domains.get(i)).matches()) {
                throw items.get(i)
                        .refused("no address has the domain '" + domains.get(i)
                                + "'; allowed: a domain such as rival.example, or *.rival.example for all below it");
            }
        }
        return domains;
    }

    private BuyingFunctions functions(@Nullable YamlNode node) {
        List<BuyingFunctions.BuyingFunction> functions = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlNode item : node == null ? List.<YamlNode>of() : Reading.items(node, "'functions'")) {
            Mapping mapping = Reading.mapping(item, Shape.FUNCTION);
            YamlNode name = Reading.required(mapping, "name", Shape.FUNCTION);
            if (!names.add(Reading.text(name, "'name'")) && isNew) {
                throw name.refused("there is another function with this name; put all its keywords under one");
            }
            functions.add(new BuyingFunctions.BuyingFunction(
                    Reading.text(name, "'name'"), keywords(Reading.required(mapping, "keywords", Shape.FUNCTION))));
        }
        return new BuyingFunctions(functions);
    }

    private List<String> keywords(YamlNode node) {
        List<String> keywords = Reading.texts(node, "'keywords'");
        List<YamlNode> items = node instanceof Scalar ? List.of(node) : Reading.items(node, "'keywords'");
        for (int i = 0; isNew && i < items.size(); i++) {
            if (Words.of(keywords.get(i)).isBlank()) {
                throw items.get(i).refused("a keyword needs a letter or a digit; without one every job title has it");
            }
        }
        return keywords;
    }

    private static HumanSigns humanSigns(@Nullable YamlNode node) {
        if (node == null) {
            return HumanSigns.DEFAULT;
        }
        Mapping mapping = Reading.mapping(node, Shape.EVIDENCE);
        HumanSigns signs = new HumanSigns(
                period(mapping, "page-view-within", HumanSigns.DEFAULT.pageViewWithin()),
                period(mapping, "form-within", HumanSigns.DEFAULT.formWithin()),
                period(mapping, "second-click-within", HumanSigns.DEFAULT.secondClickWithin()),
                period(mapping, "scanner-burst", HumanSigns.DEFAULT.scannerBurst()));
        if (signs.scannerBurst().compareTo(signs.secondClickWithin()) >= 0) {
            throw mapping.refused("'scanner-burst' must be shorter than 'second-click-within'");
        }
        return signs;
    }

    private static Duration period(Mapping mapping, String key, Duration otherwise) {
        YamlNode node = Reading.member(mapping, key);
        return node == null ? otherwise : Reading.period(node, "'" + key + "'");
    }

    private Bands bands(YamlNode node, long cap) {
        List<YamlNode> items = Reading.items(node, "the bands of an axis");
        if (items.isEmpty()) {
            throw node.refused("an axis needs at least one band");
        }
        List<Bands.Band> bands = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Mapping mapping = Reading.mapping(items.get(i), Shape.BAND);
            YamlNode name = Reading.required(mapping, "name", Shape.BAND);
            bands.add(new Bands.Band(
                    bandName(name, bands), i == items.size() - 1 ? lowest(mapping) : threshold(mapping, bands, cap)));
        }
        return new Bands(bands);
    }

    /** Leads have the names of both bands, one after the other, as the name of theirs. */
    private void checkNames(Bands fit, Bands engagement, YamlNode node) {
        Set<String> names = new HashSet<>();
        for (Bands.Band first : isNew ? fit.bands() : List.<Bands.Band>of()) {
            for (Bands.Band second : engagement.bands()) {
                if (!names.add(first.name() + second.name())) {
                    throw node.refused("with the bands of fit there would be two bands of the name '" + first.name()
                            + second.name() + "'; choose other names, such as letters for fit and digits here");
                }
            }
        }
    }

    private String bandName(YamlNode node, List<Bands.Band> higher) {
        String name = Reading.label(node, "'name'");
        if (isNew && !BAND_NAME.matcher(name).matches()) {
            throw node.refused(
                    "a band's name has no comma and no blank: lists are filtered by names with commas between");
        }
        if (higher.stream().anyMatch(band -> band.name().equals(name))) {
            throw node.refused("there is another band with the name '" + name + "'");
        }
        return name;
    }

    private static long lowest(Mapping band) {
        if (band.members().containsKey("from")) {
            throw Reading.keyProblem(band, "from", "the last band takes everything below the others: it has no 'from'");
        }
        return Long.MIN_VALUE;
    }

    private long threshold(Mapping band, List<Bands.Band> higher, long cap) {
        YamlNode from = Reading.member(band, "from");
        if (from == null) {
            throw band.refused("a band above the lowest needs the key 'from'");
        }
        long threshold = Reading.points(from, "'from'", -Reading.MAX_POINTS);
        if (!higher.isEmpty() && threshold >= higher.getLast().from()) {
            throw from.refused("bands must be listed from the highest down; this one overlaps the one before");
        }
        if (isNew && threshold > cap) {
            throw from.refused("no lead can be in this band: the cap of the axis is "
                    + Points.toDecimal(cap).toBigInteger());
        }
        return threshold;
    }
}
