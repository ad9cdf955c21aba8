package io.ripen.lifecycle.kpi;

import io.ripen.lanes.csv.SpreadsheetText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Writes figures as CSV after RFC 4180: one figure a line, so that a spreadsheet can turn them any way. Texts that a
 * spreadsheet would take for a formula get an apostrophe before them: sources and campaigns come from URLs.
 */
public final class FigureCsv {
    /** The media type; who takes anything gets JSON. */
    public static final String TYPE = "text/csv;charset=utf-8;qs=0.5";

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader("period", "source", "campaign", "owner", "figure", "stage", "detail", "value")
            .get();

    private FigureCsv() {}

    /**
     * A line.
     *
     * @param figure what the value is, for example {@code reached}
     * @param value a number; a line without one is left out
     */
    public record Line(
            String period,
            @Nullable String source,
            @Nullable String campaign,
            @Nullable String owner,
            String figure,
            String stage,
            String detail,
            @Nullable Number value) {}

    /** The whole file. */
    public static String write(Stream<Line> lines) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            for (Line line : (Iterable<Line>) lines::iterator) {
                if (line.value() != null) {
                    printer.printRecord(fields(line, line.value()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static List<String> fields(Line line, Number value) {
        return List.of(
                line.period(),
                SpreadsheetText.of(line.source()),
                SpreadsheetText.of(line.campaign()),
                SpreadsheetText.of(line.owner()),
                line.figure(),
                SpreadsheetText.of(line.stage()),
                SpreadsheetText.of(line.detail()),
                value.toString());
    }
}
