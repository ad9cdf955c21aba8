package io.ripen.local.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ripen.local.process.LocalFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file with a header, or of a file with one JSON object a line, one after the other. */
final class SourceFile implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final CSVFormat CSV =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final Set<String> JSON_ENDINGS = Set.of("ndjson", "jsonl", "json");

    private final BufferedReader reader;
    private final @Nullable CSVParser csv;
    private final Iterator<FileRow> rows;

    private SourceFile(BufferedReader reader, @Nullable CSVParser csv, Iterator<FileRow> rows) {
        this.reader = reader;
        this.csv = csv;
        this.rows = rows;
    }

    static SourceFile open(Path file, Mapping mapping) {
        try {
            BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
            if (isJson(file)) {
                return new SourceFile(reader, null, jsonRows(reader, mapping));
            }
            CSVParser csv = CSV.parse(reader);
            mapping.check(csv.getHeaderMap().keySet());
            Iterator<FileRow> rows = csv.stream()
                    .map(row -> row(csv.getCurrentLineNumber(), mapping, () -> mapping.event(row.toMap())))
                    .iterator();
            return new SourceFile(reader, csv, rows);
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(file, e);
        }
    }

    /** The next row; null at the end. */
    @Nullable
    FileRow next() {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (UncheckedIOException e) {
            long line = csv == null ? 0 : csv.getCurrentLineNumber();
            throw new LocalFailure(
                    "The file cannot be read after line " + line + ": " + e.getMessage()
                            + ". What comes before it was sent; repair the file and run the command again.",
                    e);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells one content from another. */
    static String fingerprint(Path file) {
        try (InputStream content = Files.newInputStream(file);
                DigestInputStream digest = new DigestInputStream(content, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (IOException e) {
            throw unreadable(file, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static boolean isJson(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return JSON_ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static Iterator<FileRow> jsonRows(BufferedReader reader, Mapping mapping) {
        return new Iterator<>() {
            private long line;
            private @Nullable String text = read();

            @Override
            public boolean hasNext() {
                return text != null;
            }

            @Override
            public FileRow next() {
                String current = String.valueOf(text);
                long at = line;
                text = read();
                return jsonRow(at, current, mapping);
            }

            private @Nullable String read() {
                try {
                    String next = reader.readLine();
                    line++;
                    while (next != null && next.isBlank()) {
                        next = reader.readLine();
                        line++;
                    }
                    return next;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    private static FileRow jsonRow(long line, String json, Mapping mapping) {
        try {
            if (MAPPER.readTree(json) instanceof ObjectNode object) {
                return row(line, mapping, () -> mapping.event(object));
            }
        } catch (JsonProcessingException notJson) {
            // Said below.
        }
        return new Refusal(line, "", "not-json", "One JSON object a line is needed, for example {\"id\": \"1\"}.");
    }

    private static FileRow row(long line, Mapping mapping, Supplier<ObjectNode> event) {
        try {
            return new SourceRow(line, event.get());
        } catch (MemberConflictException conflict) {
            return new Refusal(line, mapping.columnOf(conflict.member()), "member-conflict", conflict.detail());
        }
    }

    private static LocalFailure unreadable(Path file, Exception cause) {
        return new LocalFailure("The file " + file + " cannot be read: " + cause.getMessage(), cause);
    }
}
