package io.ripen.bench.report;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.ripen.local.process.LocalFailure;
import java.io.IOException;
import java.nio.file.Path;

/** A report for programs: every figure, with times as RFC 3339. */
public final class JsonFile {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private JsonFile() {}

    /** Writes a report, over what the file held before. */
    public static void write(Record report, Path file) {
        try {
            JSON.writeValue(file.toFile(), report);
        } catch (IOException e) {
            throw new LocalFailure("The figures cannot be written to " + file + ": " + e.getMessage(), e);
        }
    }
}
