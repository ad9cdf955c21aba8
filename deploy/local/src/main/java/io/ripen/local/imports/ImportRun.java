package io.ripen.local.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ripen.local.stack.Console;
import io.ripen.local.stack.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Imports a file, batch by batch. After each answer it notes how far it came, so that an interrupted import goes on there
 * when the same command is given again; what was sent twice all the same counts once.
 */
public final class ImportRun {
    private static final int MOST_ROWS = 500;
    private static final int MOST_CHARS = 500_000;

    private final Console console;
    private final Path file;
    private final Mapping mapping;
    private final ImportTarget target;
    private final Path stateFile;
    private final Path reportFile;

    /**
     * What came of it.
     *
     * @param rows rows of the file
     * @param accepted rows taken
     * @param refused rows refused
     * @param report the file that says why
     */
    public record Result(long rows, long accepted, long refused, Path report) {}

    /** An import that keeps its state and report beside the file. */
    public ImportRun(Console console, Path file, Mapping mapping, ImportTarget target) {
        this.console = console;
        this.file = file;
        this.mapping = mapping;
        this.target = target;
        this.stateFile = file.resolveSibling(file.getFileName() + ".import-state");
        this.reportFile = file.resolveSibling(file.getFileName() + ".refused.csv");
    }

    /** Imports what was not imported yet. */
    public Result run() {
        int total = count();
        ImportState state =
                ImportState.read(stateFile, SourceFile.fingerprint(file) + " " + mapping + " " + target.identity());
        RefusalReport report = RefusalReport.open(reportFile, state.reportBytes());
        state = new ImportState(
                state.fingerprint(), state.rows(), state.accepted(), state.refused(), report.add(List.of()));
        if (state.rows() > 0) {
            console.line("Goes on after row " + state.rows() + ".");
        }
        Progress progress = new Progress(console, Math.max(1, total));
        try (SourceFile rows = SourceFile.open(file, mapping)) {
            for (long done = 0; done < state.rows(); done++) {
                rows.next();
            }
            for (List<FileRow> batch = batch(rows); !batch.isEmpty(); batch = batch(rows)) {
                state = sent(batch, state, report);
                state.write(stateFile);
                progress.show((int) state.rows());
            }
        }
        forgetState();
        return new Result(state.rows(), state.accepted(), state.refused(), reportFile);
    }

    private int count() {
        try (SourceFile rows = SourceFile.open(file, mapping)) {
            int count = 0;
            while (rows.next() != null) {
                count++;
            }
            return count;
        }
    }

    private List<FileRow> batch(SourceFile rows) {
        List<FileRow> batch = new ArrayList<>();
        int chars = 0;
        while (batch.size() < MOST_ROWS && chars < MOST_CHARS) {
            switch (rows.next()) {
                case null -> {
                    return batch;
                }
                case Refusal refusal -> batch.add(refusal);
                case SourceRow(long line, ObjectNode event) -> {
                    SourceRow complete = new SourceRow(line, target.completed(event));
                    batch.add(complete);
                    chars += complete.event().toString().length();
                }
            }
        }
        return batch;
    }

    private ImportState sent(List<FileRow> batch, ImportState state, RefusalReport report) {
        List<SourceRow> readable = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        for (FileRow row : batch) {
            switch (row) {
                case SourceRow source -> readable.add(source);
                case Refusal refusal -> refusals.add(refusal);
            }
        }
        if (!readable.isEmpty()) {
            target.send(readable).stream().flatMap(Optional::stream).forEach(refusals::add);
        }
        return new ImportState(
                state.fingerprint(),
                state.rows() + batch.size(),
                state.accepted() + batch.size() - refusals.size(),
                state.refused() + refusals.size(),
                report.add(refusals));
    }

    private void forgetState() {
        try {
            Files.deleteIfExists(stateFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
