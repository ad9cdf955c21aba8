package io.ripen.nurture.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripen.contracts.EventType;
import io.ripen.lanes.json.EventJson;
import io.ripen.nurture.domain.sending.Rehearsal;
import io.ripen.nurture.journey.LeadInputs;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Recorded events of leads, as far as they mean something to nurture. An event that is there twice counts once. */
final class Recording {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final SortedMap<String, List<Rehearsal.Event>> leads = new TreeMap<>();
    private final Set<String> seen = new HashSet<>();
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;
    private int events;

    /**
     * Reads a file of events, one in a line, each a CloudEvent in the JSON format: {@code id}, {@code source},
     * {@code type}, {@code subject} (the lead), {@code time} and {@code data}.
     *
     * @throws RecordingException if a line is no such event; the message names the line and never its content
     */
    static Recording of(Path file) {
        Recording recording = new Recording();
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    recording.line(file + ":" + number, line);
                }
            }
        } catch (IOException e) {
            throw new RecordingException("file " + file + " cannot be read");
        }
        return recording;
    }

    private void line(String place, String line) {
        try {
            JsonNode event = MAPPER.readTree(line);
            Optional<EventType> type = EventType.of(event.path("type").asText());
            if (type.isPresent()) {
                byte[] data = MAPPER.writeValueAsBytes(event.path("data"));
                String id =
                        event.path("source").asText() + " " + event.path("id").asText();
                add(
                        id,
                        event.path("subject").asText(),
                        Instant.parse(event.path("time").asText()),
                        EventJson.read(type.get(), data));
            }
        } catch (IOException | DateTimeException e) {
            throw new RecordingException(
                    place + ": this is no CloudEvent of Ripen: " + e.getClass().getSimpleName());
        }
    }

    /**
     * Adds an event.
     *
     * @param id names it for ever
     * @param data its data, one of the records of the contracts
     */
    void add(String id, String leadId, Instant at, Record data) {
        if (seen.add(id)) {
            LeadInputs.of(data).ifPresent(input -> {
                leads.computeIfAbsent(leadId, lead -> new ArrayList<>()).add(new Rehearsal.Event(at, input));
                first = at.isBefore(first) ? at : first;
                last = at.isAfter(last) ? at : last;
                events++;
            });
        }
    }

    /** What happened to each lead, in the order of time. */
    SortedMap<String, List<Rehearsal.Event>> leads() {
        leads.values().forEach(life -> life.sort(Comparator.comparing(Rehearsal.Event::at)));
        return leads;
    }

    /** When the first event happened. */
    Instant first() {
        return first;
    }

    /** When the last event happened. */
    Instant last() {
        return last;
    }

    /** How many events there are. */
    int events() {
        return events;
    }
}
