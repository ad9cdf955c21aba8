package io.ripen.local.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripen.local.process.LocalFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * How far an import has come: everything up to here was answered.
 *
 * @param fingerprint of the file, of how its columns are mapped, and of where its rows go
 * @param rows rows done
 * @param accepted rows taken
 * @param refused rows refused
 * @param reportBytes length of the report that tells of them
 */
record ImportState(String fingerprint, long rows, long accepted, long refused, long reportBytes) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static ImportState none(String fingerprint) {
        return new ImportState(fingerprint, 0, 0, 0, 0);
    }

    /** The state of this file's import, as far as one was interrupted. */
    static ImportState read(Path file, String fingerprint) {
        try {
            if (!Files.exists(file)) {
                return none(fingerprint);
            }
            ImportState state = MAPPER.readValue(file.toFile(), ImportState.class);
            return state.fingerprint.equals(fingerprint) ? state : none(fingerprint);
        } catch (IOException e) {
            throw new LocalFailure("The state " + file + " cannot be read: delete it to import from the start.", e);
        }
    }

    /** Replaces the file in one step. */
    void write(Path file) {
        try {
            Path next = file.resolveSibling(file.getFileName() + ".new");
            MAPPER.writeValue(next.toFile(), this);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new LocalFailure("The state " + file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
