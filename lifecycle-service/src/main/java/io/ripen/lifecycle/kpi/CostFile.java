package io.ripen.lifecycle.kpi;

import io.ripen.lifecycle.domain.kpi.Belonging;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A file of campaign costs, read. Lines for the same day, source and campaign are added up; the cost of several days is
 * spread over them evenly, to a ten-thousandth, the first day taking what is left over.
 *
 * @param lines how many lines it had, without the header
 * @param costs what it gives, in the order of the keys
 * @param refused lines that are not taken
 */
record CostFile(int lines, SortedMap<Key, BigDecimal> costs, List<CostReport.Refused> refused) {
    /** The columns; all are needed. */
    static final List<String> COLUMNS = List.of("from", "to", "source", "campaign", "cost", "currency");

    private static final int DIGITS = 4;
    private static final int MOST_DAYS = 400;
    private static final BigDecimal MOST = new BigDecimal("1000000000");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,10}(\\.[0-9]{1,4})?");
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .get();

    CostFile {
        refused = List.copyOf(refused);
    }

    /** A day of a campaign. */
    record Key(LocalDate day, String source, String campaign) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::day).thenComparing(Key::source).thenComparing(Key::campaign);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * What a file may have.
     *
     * @param lines most lines
     * @param days most days of campaigns with a cost
     */
    record Most(int lines, int days) {}

    /** The file itself cannot be used. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    /**
     * Reads a file.
     *
     * @param currency the only one that is taken
     * @param most files with more are refused as a whole
     * @throws Unreadable when it is no CSV with these columns, or has too much
     */
    static CostFile read(String text, String currency, Most most) {
        SortedMap<Key, BigDecimal> costs = new TreeMap<>();
        List<CostReport.Refused> refused = new ArrayList<>();
        int lines = 0;
        try (CSVParser parser = FORMAT.parse(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text))) {
            if (!Set.copyOf(parser.getHeaderNames()).containsAll(COLUMNS)) {
                throw new Unreadable("the first line must name the columns " + String.join(", ", COLUMNS));
            }
            for (CSVRecord row : parser) {
                if (++lines > most.lines()) {
                    throw new Unreadable("a file has at most " + most.lines() + " lines; send it in parts");
                }
                try {
                    take(row, currency).forEach((key, cost) -> costs.merge(key, cost, BigDecimal::add));
                    if (costs.size() > most.days()) {
                        throw new Unreadable(
                                "a file has at most " + most.days()
                                        + " days of campaigns, each line as many as it spreads its cost over; send it in parts");
                    }
                } catch (Wrong wrong) {
                    refused.add(new CostReport.Refused(row.getRecordNumber() + 1, wrong.where, wrong.detail));
                }
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new Unreadable("this is no CSV: quotes or columns do not fit");
        }
        return new CostFile(lines, costs, refused);
    }

    private static SortedMap<Key, BigDecimal> take(CSVRecord row, String currency) throws Wrong {
        if (!row.isConsistent()) {
            throw new Wrong("line", "it has " + row.size() + " fields, and the header has another number");
        }
        LocalDate from = date(row, "from");
        LocalDate to = date(row, "to");
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        if (days < 1 || days > MOST_DAYS) {
            throw new Wrong("to", "a line is about 1 to " + MOST_DAYS + " days, from the first to the last");
        }
        if (!row.get("currency").equals(currency)) {
            throw new Wrong("currency", currency + " is needed, as ripen.lifecycle.kpis.currency says");
        }
        if (!AMOUNT.matcher(row.get("cost")).matches() || new BigDecimal(row.get("cost")).compareTo(MOST) > 0) {
            throw new Wrong("cost", "an amount is needed, for example 1250.00, at most 1000000000");
        }
        BigDecimal cost = new BigDecimal(row.get("cost")).setScale(DIGITS, RoundingMode.UNNECESSARY);
        BigDecimal each = cost.divide(BigDecimal.valueOf(days), DIGITS, RoundingMode.DOWN);
        SortedMap<Key, BigDecimal> costs = new TreeMap<>();
        String source = Belonging.text(row.get("source"));
        String campaign = Belonging.text(row.get("campaign"));
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            costs.put(new Key(day, source, campaign), each);
        }
        BigDecimal left = cost.subtract(each.multiply(BigDecimal.valueOf(days)));
        costs.merge(new Key(from, source, campaign), left, BigDecimal::add);
        return costs;
    }

    private static LocalDate date(CSVRecord row, String column) throws Wrong {
        try {
            LocalDate date = LocalDate.parse(row.get(column));
            if (date.getYear() >= 1970 && date.getYear() <= 9999) {
                return date;
            }
        } catch (DateTimeException notADate) {
            throw new Wrong(column, "a day is needed, for example 2026-03-01");
        }
        throw new Wrong(column, "a day is needed, for example 2026-03-01");
    }

    /** Why a line is not taken. */
    private static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;
        private final String where;
        private final String detail;

        Wrong(String where, String detail) {
            super(detail);
            this.where = where;
            this.detail = detail;
        }
    }
}
