package io.ripen.nurture.mail;

import io.ripen.lanes.csv.SpreadsheetText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The send log as CSV after RFC 4180. Texts that a spreadsheet would take for a formula get an apostrophe before them. */
final class SendLogCsv {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180;
    private static final List<String> HEADER = List.of(
            "createdAt",
            "mailKey",
            "leadId",
            "journey",
            "journeyVersion",
            "step",
            "entry",
            "variant",
            "template",
            "kind",
            "purpose",
            "state",
            "reason",
            "attempts",
            "settledAt",
            "messageId");

    private SendLogCsv() {}

    /** The line that names the columns. */
    static String header() {
        return print(List.of(HEADER));
    }

    /** So many lines, each with its end. */
    static String lines(List<SendLogLine> lines) {
        return print(lines.stream().map(SendLogCsv::fields).toList());
    }

    private static String print(List<List<String>> records) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            printer.printRecords(records);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static List<String> fields(SendLogLine line) {
        return List.of(
                line.createdAt().toString(),
                SpreadsheetText.of(line.mailKey()),
                SpreadsheetText.of(line.leadId()),
                SpreadsheetText.of(line.journey()),
                Integer.toString(line.journeyVersion()),
                SpreadsheetText.of(line.step()),
                Integer.toString(line.entry()),
                SpreadsheetText.of(line.variant()),
                SpreadsheetText.of(line.template()),
                line.kind(),
                line.purpose(),
                line.state(),
                SpreadsheetText.of(line.reason()),
                Integer.toString(line.attempts()),
                line.settledAt() == null ? "" : line.settledAt().toString(),
                SpreadsheetText.of(line.messageId()));
    }
}
