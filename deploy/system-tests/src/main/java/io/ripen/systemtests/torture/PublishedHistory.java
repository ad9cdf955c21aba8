package io.ripen.systemtests.torture;

import io.ripen.contracts.EventType;
import io.ripen.contracts.Topic;
import io.ripen.contracts.email.EmailFailed;
import io.ripen.contracts.email.EmailSent;
import io.ripen.contracts.email.EmailSuppressed;
import io.ripen.contracts.email.EmailTriggered;
import io.ripen.contracts.score.ReceiptLine;
import io.ripen.contracts.score.ScoreChanged;
import io.ripen.contracts.stage.StageChanged;
import io.ripen.testkit.TopicReader;
import io.ripen.testkit.TopicRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a consumer knows who reads every topic from the beginning and drops what it has seen. */
final class PublishedHistory {
    /**
     * One published score.
     *
     * @param sequence its number
     * @param total the score
     * @param counters how often the lead did what
     */
    record Score(long sequence, BigDecimal total, Map<String, Integer> counters) {}

    /** One step of a lead from stage to stage, by which of its scores. */
    record Step(@Nullable String from, String to, long scoreSequence, BigDecimal total) {}

    /** A record on a dead-letter topic: which service gave up what lay where. */
    record Letter(String service, Place place) {}

    private record Stream(String topic, String source, String subject) {}

    private final Map<Stream, List<String>> courses = new HashMap<>();
    private final List<String> disorder = new ArrayList<>();
    private final Set<Place> poison = new HashSet<>();
    private final Set<String> touchpoints = new HashSet<>();
    private final Map<String, List<Score>> scores = new HashMap<>();
    private final List<String> wrongSums = new ArrayList<>();
    private final Map<String, List<Step>> steps = new HashMap<>();
    private final Map<String, List<String>> mails = new HashMap<>();
    private final Set<Letter> letters = new HashSet<>();
    private int records;
    private int repeated;

    /** Reads all topics. */
    static PublishedHistory of(TopicReader topics) {
        PublishedHistory history = new PublishedHistory();
        for (Topic topic : Topic.values()) {
            topics.forEach(topic.topicName(), history::take);
        }
        for (Topic topic : Poison.topics()) {
            for (String service : StoredRows.SERVICES) {
                topics.forEach(topic.deadLetterTopic(service), letter -> history.letters.add(letter(service, letter)));
            }
        }
        return history;
    }

    private static Letter letter(String service, TopicRecord record) {
        return new Letter(
                service,
                new Place(
                        record.header("ripen_dlq_topic"),
                        Integer.parseInt(record.header("ripen_dlq_partition")),
                        Long.parseLong(record.header("ripen_dlq_offset"))));
    }

    /** Sequences with a gap, and events that came again with other content. */
    List<String> disorder() {
        return List.copyOf(disorder);
    }

    /** Where poison lies. */
    Set<Place> poison() {
        return Set.copyOf(poison);
    }

    /** What lies on the dead-letter topics, each once. */
    Set<Letter> letters() {
        return Set.copyOf(letters);
    }

    /** Ids of the touchpoints on the topic. */
    Set<String> touchpoints() {
        return Set.copyOf(touchpoints);
    }

    /** Scores by lead, in order. */
    Map<String, List<Score>> scores() {
        return Map.copyOf(scores);
    }

    /** Scores that are not the sum of their receipts. */
    List<String> wrongSums() {
        return List.copyOf(wrongSums);
    }

    /** Stage changes by lead, in order. */
    Map<String, List<Step>> steps() {
        return Map.copyOf(steps);
    }

    /** What was published about each mail, in order, by its key: TRIGGERED, SENT, SUPPRESSED, REFUSED or UNKNOWN. */
    Map<String, List<String>> mails() {
        return Map.copyOf(mails);
    }

    /** Records in all. */
    int records() {
        return records;
    }

    /** Of them those that came again. */
    int repeated() {
        return repeated;
    }

    /** Takes the next record of its partition in. */
    void take(TopicRecord record) {
        records++;
        if (Poison.is(record)) {
            poison.add(new Place(record.topic(), record.partition(), record.offset()));
        } else if (isNew(record)) {
            EventType.of(record.type()).ifPresent(type -> keep(type, record));
        }
    }

    /** Follows the rule that consumers are given: drop what is not higher than the last, and there is no gap. */
    private boolean isNew(TopicRecord record) {
        String text = record.header("ce_sequence");
        if (text.isEmpty()) {
            return true;
        }
        Stream stream = new Stream(record.topic(), record.header("ce_source"), record.header("ce_subject"));
        List<String> values = courses.computeIfAbsent(stream, key -> new ArrayList<>());
        int sequence = Integer.parseInt(text);
        String value = Digest.sha256(record.id() + record.value());
        if (sequence <= values.size()) {
            repeated++;
            if (!values.get(sequence - 1).equals(value)) {
                disorder.add("%s number %d came again with other content".formatted(stream, sequence));
            }
            return false;
        }
        if (sequence > values.size() + 1) {
            disorder.add("%s has number %d after %d".formatted(stream, sequence, values.size()));
        }
        while (values.size() < sequence) {
            values.add(value);
        }
        return true;
    }

    private void keep(EventType type, TopicRecord record) {
        switch (type) {
            case TOUCHPOINT_CAPTURED -> touchpoints.add(record.id());
            case SCORE_CHANGED -> keep(record.data(ScoreChanged.class));
            case STAGE_CHANGED -> keep(record.data(StageChanged.class));
            case EMAIL_TRIGGERED ->
                mail(record.data(EmailTriggered.class).mail().mailKey(), "TRIGGERED");
            case EMAIL_SENT -> mail(record.data(EmailSent.class).mail().mailKey(), "SENT");
            case EMAIL_SUPPRESSED ->
                mail(record.data(EmailSuppressed.class).mail().mailKey(), "SUPPRESSED");
            case EMAIL_FAILED -> {
                EmailFailed failed = record.data(EmailFailed.class);
                mail(failed.mail().mailKey(), failed.outcome().name());
            }
            case TOUCHPOINT_REJECTED,
                    LEAD_ACTIVITY,
                    LEAD_IDENTIFIED,
                    LEAD_MERGED,
                    LEAD_UNMERGED,
                    ACCOUNT_ACTIVITY,
                    ACCOUNT_SCORE_CHANGED,
                    SLA_CHANGED,
                    SLA_BREACHED,
                    HANDOVER_REQUESTED,
                    SALES_FEEDBACK,
                    EMAIL_BOUNCED,
                    CONSENT_CHANGED,
                    LEAD_ERASURE_REQUESTED,
                    LEAD_ERASED -> {}
        }
    }

    private void keep(ScoreChanged change) {
        BigDecimal sum = change.receipt().stream().map(ReceiptLine::points).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(change.score().total()) != 0) {
            wrongSums.add("%s number %d: %s is not the receipt's sum %s"
                    .formatted(
                            change.leadId(), change.sequence(), change.score().total(), sum));
        }
        scores.computeIfAbsent(change.leadId(), lead -> new ArrayList<>())
                .add(new Score(change.sequence(), change.score().total(), change.counters()));
    }

    private void keep(StageChanged change) {
        steps.computeIfAbsent(change.leadId(), lead -> new ArrayList<>())
                .add(new Step(
                        change.from(),
                        change.to(),
                        change.scoreSequence(),
                        change.score().total()));
    }

    private void mail(String key, String word) {
        mails.computeIfAbsent(Objects.requireNonNull(key), mail -> new ArrayList<>())
                .add(word);
    }
}
