package io.ripen.local.imports;

import io.ripen.local.process.LocalFailure;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The CSV file that says which rows were refused and why. */
final class RefusalReport {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

    private final Path file;

    private RefusalReport(Path file) {
        this.file = file;
    }

    /** Opens the report and forgets what was written after the last answer that the state knows. */
    static RefusalReport open(Path file, long knownBytes) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.truncate(knownBytes);
            RefusalReport report = new RefusalReport(file);
            if (knownBytes == 0) {
                report.append(List.of(), true);
            }
            return report;
        } catch (IOException e) {
            throw new LocalFailure("The report " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Adds rows and returns the length of the file. */
    long add(List<Refusal> refusals) {
        append(refusals, false);
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void append(List<Refusal> refusals, boolean header) {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
                CSVPrinter csv = new CSVPrinter(out, FORMAT)) {
            if (header) {
                csv.printRecord("line", "column", "code", "detail");
            }
            for (Refusal refusal : refusals) {
                csv.printRecord(refusal.line(), refusal.column(), refusal.code(), refusal.detail());
            }
        } catch (IOException e) {
            throw new LocalFailure("The report " + file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
