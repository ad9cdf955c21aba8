package io.ripen.local.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The shipped sample: artificial Snowplow events that resemble the traffic of a company that sells to companies. */
final class SampleFile {
    private static final String RESOURCE = "/sample/sample_events.csv.gz";
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private SampleFile() {}

    /** All events in time order. */
    static List<SampleEvent> read() {
        try (InputStream file = Objects.requireNonNull(SampleFile.class.getResourceAsStream(RESOURCE), RESOURCE);
                Reader text = new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8);
                CSVParser rows = FORMAT.parse(text)) {
            return rows.stream()
                    .map(SampleFile::event)
                    .sorted(Comparator.comparing(SampleEvent::at).thenComparing(SampleEvent::id))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SampleEvent event(CSVRecord row) {
        return new SampleEvent(
                row.get("EVENT_ID"),
                row.get("DOMAIN_USERID"),
                LocalDateTime.parse(row.get("DERIVED_TSTAMP").replace(' ', 'T')).toInstant(ZoneOffset.UTC),
                row.get("PAGE_URL"),
                row.get("EVENT_NAME").equals("submit_form"));
    }
}
