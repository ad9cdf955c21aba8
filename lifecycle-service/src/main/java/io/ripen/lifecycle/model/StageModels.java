package io.ripen.lifecycle.model;

import io.ripen.lifecycle.domain.StageModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the stage model that the configuration chooses. */
public final class StageModels {
    /** The largest file that is read. */
    private static final long MAX_BYTES = 1 << 20;

    private StageModels() {}

    /**
     * Loads a stage model.
     *
     * @param choice the name of a shipped model, for example {@code b2b-default}, or the path of a file that ends with
     *     {@code .yaml} or {@code .yml}
     * @throws StageFileException when there is no such model or the file is wrong
     */
    public static StageModel load(String choice) {
        return choice.endsWith(".yaml") || choice.endsWith(".yml") ? fromFile(Path.of(choice)) : shipped(choice);
    }

    private static StageModel fromFile(Path path) {
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw new StageFileException("stage file " + path + " is larger than " + MAX_BYTES + " bytes");
            }
            return StageFile.parse(path.toString(), Files.readString(path));
        } catch (IOException e) {
            throw new StageFileException("stage file " + path + " cannot be read", e);
        }
    }

    private static StageModel shipped(String name) {
        String resource = "stages/" + name + ".yaml";
        try (InputStream file = StageModels.class.getClassLoader().getResourceAsStream(resource)) {
            if (file == null) {
                throw new StageFileException("there is no shipped stage model '" + name
                        + "'; ripen.lifecycle.stages takes b2b-default or the path of a .yaml file");
            }
            return StageFile.parse(resource, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new StageFileException("shipped stage model " + name + " cannot be read", e);
        }
    }
}
