package io.ripen.nurture.journey;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A section of a YAML file: keys and values. Strict: a key that is unknown, missing or there twice is refused, and so is
 * a value of another type, with file, line and column.
 */
final class YamlSection {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_NAME = 64;

    private final String file;
    private final Mark start;
    private final Map<String, Node> values;

    private YamlSection(String file, Mark start, Map<String, Node> values) {
        this.file = file;
        this.start = start;
        this.values = values;
    }

    /** Reads a whole file, which must be one section with these keys. */
    static YamlSection parse(String file, String content, Set<String> keys) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(content));
            if (root == null) {
                throw new InvalidJourneyFile(file + ": the file is empty; it needs " + listed(keys));
            }
            return section(file, root, keys);
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            String problem = "no valid YAML: " + e.getProblem();
            throw mark == null
                    ? new InvalidJourneyFile(file + ": " + problem)
                    : InvalidJourneyFile.at(file, mark, problem);
        }
    }

    private static YamlSection section(String file, Node node, Set<String> keys) {
        if (!(node instanceof MappingNode mapping)) {
            throw InvalidJourneyFile.at(file, node.getStartMark(), "expected a section with " + listed(keys));
        }
        Map<String, Node> values = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Mark mark = tuple.getKeyNode().getStartMark();
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (!keys.contains(key)) {
                throw InvalidJourneyFile.at(file, mark, "unknown key '" + key + "'; allowed are " + listed(keys));
            }
            if (values.put(key, tuple.getValueNode()) != null) {
                throw InvalidJourneyFile.at(file, mark, "the key '" + key + "' is there twice");
            }
        }
        return new YamlSection(file, node.getStartMark(), values);
    }

    /** A value of any text. */
    String text(String key) {
        return text(key, needed(key));
    }

    /** A value that can be part of a mail key: lower case letters and digits, joined by hyphens. */
    String name(String key) {
        String name = text(key);
        if (!NAME.matcher(name).matches() || name.length() > LONGEST_NAME) {
            throw problem(
                    key,
                    "'" + name
                            + "' is no name; allowed are lower case letters and digits, joined by single hyphens, up to "
                            + LONGEST_NAME + " in all");
        }
        return name;
    }

    /** A whole number from 1. */
    int positive(String key) {
        String text = text(key);
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw problem(key, "'" + text + "' is no whole number from 1");
        }
        return Integer.parseInt(text);
    }

    /** What one of the given values stands for. */
    <T> T oneOf(String key, Map<String, T> allowed) {
        String text = text(key);
        T meaning = allowed.get(text);
        if (meaning == null) {
            throw problem(key, "unknown value '" + text + "'; allowed are " + listed(allowed.keySet()));
        }
        return meaning;
    }

    /** A section within this one. */
    YamlSection section(String key, Set<String> keys) {
        return section(file, needed(key), keys);
    }

    /** A list of sections with at least one. */
    List<YamlSection> sections(String key, Set<String> keys) {
        List<YamlSection> sections = new ArrayList<>();
        for (Node item : list(key, needed(key))) {
            sections.add(section(file, item, keys));
        }
        if (sections.isEmpty()) {
            throw problem(key, "'" + key + "' needs at least one item");
        }
        return sections;
    }

    /** A list of texts, none of them twice; empty if the key is not there. */
    Set<String> texts(String key) {
        Set<String> texts = new LinkedHashSet<>();
        Node list = values.get(key);
        if (list != null) {
            for (Node item : list(key, list)) {
                if (!texts.add(text(key, item))) {
                    throw InvalidJourneyFile.at(file, item.getStartMark(), "the value is in '" + key + "' twice");
                }
            }
        }
        return texts;
    }

    /** A problem with a value of this section, or with the section if it has none of that key. */
    InvalidJourneyFile problem(String key, String problem) {
        @Nullable Node node = values.get(key);
        return InvalidJourneyFile.at(file, node == null ? start : node.getStartMark(), problem);
    }

    private Node needed(String key) {
        Node node = values.get(key);
        if (node == null) {
            throw problem(key, "the key '" + key + "' is missing");
        }
        return node;
    }

    private List<Node> list(String key, Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw InvalidJourneyFile.at(file, node.getStartMark(), "'" + key + "' must be a list");
    }

    private String text(String key, Node node) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue();
        }
        throw InvalidJourneyFile.at(file, node.getStartMark(), "'" + key + "' must be a single value");
    }

    private static String listed(Set<String> values) {
        return String.join(", ", new TreeSet<>(values));
    }
}
