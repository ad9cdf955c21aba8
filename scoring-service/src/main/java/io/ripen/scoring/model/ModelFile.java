package io.ripen.scoring.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ripen.definitions.DefinitionException;
import io.ripen.definitions.Spelling;
import io.ripen.definitions.YamlNode;
import io.ripen.definitions.YamlReader;
import io.ripen.scoring.domain.model.DomainList;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.fact.DomainLists;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Loads scoring models: the shipped ones by name, others by path. */
public final class ModelFile {
    /** The models that come with the service. */
    public static final List<String> SHIPPED = List.of("b2b-default", "lexicon");

    private static final List<String> SHIPPED_LISTS =
            List.of("free-email-domains", "disposable-email-domains", "competitor-email-domains");
    private static final int FINGERPRINT_LENGTH = 16;

    private ModelFile() {}

    /** Loads a model with the lists that come with the service. */
    public static ScoringModel load(String choice) {
        return load(choice, Optional.empty());
    }

    /**
     * Loads a model.
     *
     * @param choice name of a shipped model, or path of a file that ends in {@code .yaml} or {@code .yml}
     * @param lists folder of the company's own lists; one that is named like a shipped list takes its place
     * @throws ModelFileException if there is no such model or it cannot be used, with the place and the remedy
     */
    public static ScoringModel load(String choice, Optional<Path> lists) {
        return loadWithExamples(choice, lists).model();
    }

    /** Loads a model with its examples. */
    static LoadedModel loadWithExamples(String choice, Optional<Path> lists) {
        return read(title(choice), source(choice, lists));
    }

    /**
     * The source of the model that {@link #load} takes for this choice.
     *
     * @throws ModelFileException if it cannot be used
     */
    public static ModelSource source(String choice, Optional<Path> lists) {
        return source(choice, lists, true);
    }

    /**
     * The same of a model that an earlier release may have put in force: what it took by mistake is no reason to
     * refuse it.
     *
     * @throws ModelFileException if it cannot be read
     */
    public static ModelSource knownSource(String choice, Optional<Path> lists) {
        return source(choice, lists, false);
    }

    private static ModelSource source(String choice, Optional<Path> lists, boolean isNew) {
        Path path = Path.of(choice);
        return complete(
                title(choice),
                yaml(choice, path),
                (node, list) -> list(node, list, path.resolveSibling(list), lists),
                isNew);
    }

    /**
     * The source of a model that was sent: of lists it can name the shipped ones.
     *
     * @param name what to call it in messages
     * @param yaml the whole model
     * @param lists folder of the company's own lists
     * @throws ModelFileException if it cannot be used, with the place and the remedy
     */
    public static ModelSource source(String name, String yaml, Optional<Path> lists) {
        return complete(
                name,
                yaml,
                (node, list) -> shippedList(list, lists)
                        .orElseThrow(() -> node.refused("there is no list '" + list + "'; allowed: "
                                + String.join(", ", SHIPPED_LISTS) + ", or write the domains under 'domains'")),
                true);
    }

    /**
     * Reads a model from its source.
     *
     * @param name what to call it in messages
     * @throws ModelFileException if this release of the service cannot use it
     */
    public static ScoringModel parse(String name, ModelSource source) {
        return read(name, source).model();
    }

    /**
     * Reads a model from its text.
     *
     * @param name the file's name for messages
     * @param text the whole file
     * @param path the file itself: lists that the model names are looked for beside it
     */
    static ScoringModel parse(String name, String text, Path path, Optional<Path> lists) {
        return parse(
                name, complete(name, text, (node, list) -> list(node, list, path.resolveSibling(list), lists), true));
    }

    private static LoadedModel read(String name, ModelSource source) {
        ModelReader reader = new ModelReader(
                (node, list) -> {
                    String json = source.lists().get(list);
                    if (json == null) {
                        throw node.refused("list '" + list + "' is not part of the source");
                    }
                    return domains(node, list, json);
                },
                false);
        return read(reader, name, source.yaml(), fingerprint(source));
    }

    private static ModelSource complete(
            String name, String yaml, BiFunction<YamlNode, String, String> finder, boolean isNew) {
        Map<String, String> lists = new LinkedHashMap<>();
        ModelReader reader = new ModelReader(
                (node, list) -> {
                    String json = finder.apply(node, list);
                    lists.put(list, json);
                    return domains(node, list, json);
                },
                isNew);
        LoadedModel unused = read(reader, name, yaml, "");
        return new ModelSource(yaml, lists);
    }

    private static LoadedModel read(ModelReader reader, String name, String yaml, String fingerprint) {
        try {
            return reader.read(YamlReader.read(name, yaml), fingerprint);
        } catch (DefinitionException e) {
            throw new ModelFileException(e);
        }
    }

    private static String title(String choice) {
        return SHIPPED.contains(choice) ? choice + ".yaml" : choice;
    }

    private static String yaml(String choice, Path path) {
        if (SHIPPED.contains(choice)) {
            return resource("/models/" + choice + ".yaml");
        }
        if (!choice.endsWith(".yaml") && !choice.endsWith(".yml")) {
            throw new ModelFileException("there is no scoring model '" + choice + "'"
                    + Spelling.hint(choice, SHIPPED) + "; ripen.scoring.model takes "
                    + String.join(", ", SHIPPED) + " or the path of a .yaml file");
        }
        return file(path);
    }

    private static Optional<String> shippedList(String name, Optional<Path> lists) {
        lists.filter(folder -> !Files.isDirectory(folder)).ifPresent(missing -> {
            throw new ModelFileException("there is no folder " + missing
                    + "; ripen.scoring.lists and the option --lists name the folder of your own lists");
        });
        return SHIPPED_LISTS.contains(name)
                ? Optional.of(lists.map(folder -> folder.resolve(name + ".json"))
                        .filter(Files::isRegularFile)
                        .map(ModelFile::file)
                        .orElseGet(() -> resource("/lists/" + name + ".json")))
                : Optional.empty();
    }

    private static String list(YamlNode node, String name, Path besideModel, Optional<Path> lists) {
        return shippedList(name, lists).orElseGet(() -> {
            if (!Files.isRegularFile(besideModel)) {
                throw node.refused("there is no list '" + name + "'; allowed: " + String.join(", ", SHIPPED_LISTS)
                        + " or the path of a JSON file with an array of domains, relative to the model");
            }
            return file(besideModel);
        });
    }

    private static DomainList domains(YamlNode node, String list, String json) {
        try {
            return DomainLists.read(json);
        } catch (JsonProcessingException e) {
            throw node.refused("list '" + list + "' is not a JSON array of texts");
        }
    }

    private static String resource(String name) {
        try (InputStream stream = ModelFile.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new ModelFileException("resource " + name + " is missing from the service's jar");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String file(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new ModelFileException("model file " + path + " cannot be read ("
                    + e.getClass().getSimpleName() + "); ripen.scoring.model must name a readable file");
        }
    }

    /** Lists count too: another list is another model. */
    private static String fingerprint(ModelSource source) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(source.yaml().getBytes(StandardCharsets.UTF_8));
            source.lists().values().forEach(list -> digest.update(list.getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest()).substring(0, FINGERPRINT_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
