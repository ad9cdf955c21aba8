package io.ripen.systemtests;

import io.ripen.contracts.EventType;
import io.ripen.contracts.Topic;
import io.ripen.contracts.stage.HandoverRequested;
import io.ripen.contracts.stage.SlaBreached;
import io.ripen.contracts.stage.SlaChanged;
import io.ripen.contracts.stage.StageChanged;
import io.ripen.testkit.TopicReader;
import io.ripen.testkit.TopicRecord;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the topic of stages says of leads, each event once, as lines to be read. */
final class StageLines {
    private final TopicReader topics;

    StageLines(LocalStack stack) {
        topics = new TopicReader(stack.bootstrapServers());
    }

    /** The id of the lead that came of a touchpoint; empty while there is none. */
    String leadOf(String touchpointId) {
        return once().stream()
                .filter(event -> event.type().equals(EventType.STAGE_CHANGED.typeName()))
                .map(event -> event.data(StageChanged.class))
                .filter(step -> touchpointId.equals(step.cause().touchpointId()))
                .map(StageChanged::leadId)
                .findFirst()
                .orElse("");
    }

    /** The ids of a lead's events, in order. */
    List<String> ids(String leadId) {
        return events(leadId).map(TopicRecord::id).toList();
    }

    /** A lead's events in order, for example {@code +10m LEAD -> MQL guards-satisfied}. */
    List<String> of(String leadId, Function<Instant, String> time) {
        return events(leadId).map(event -> line(event, time)).toList();
    }

    /** The guards that were satisfied when a lead went a way, with the values they saw. */
    List<String> guardsInto(String leadId, String from, String to) {
        return events(leadId)
                .filter(event -> event.type().equals(EventType.STAGE_CHANGED.typeName()))
                .map(event -> event.data(StageChanged.class))
                .filter(step -> from.equals(step.from()) && to.equals(step.to()))
                .flatMap(step -> step.guards().stream())
                .map(guard -> guard.guard() + ": " + guard.actual())
                .toList();
    }

    private Stream<TopicRecord> events(String leadId) {
        return once().stream().filter(event -> event.key().equals(leadId));
    }

    private List<TopicRecord> once() {
        return Outcome.once(topics.readAll(Topic.LEAD_STAGES.topicName()));
    }

    private static String line(TopicRecord event, Function<Instant, String> time) {
        return switch (EventType.of(event.type()).orElseThrow()) {
            case STAGE_CHANGED -> {
                StageChanged step = event.data(StageChanged.class);
                yield "%s %s -> %s %s"
                        .formatted(
                                time.apply(step.at()),
                                Objects.requireNonNullElse(step.from(), ""),
                                step.to(),
                                Objects.requireNonNullElse(step.feedbackReason(), step.reason()));
            }
            case HANDOVER_REQUESTED -> {
                HandoverRequested handover = event.data(HandoverRequested.class);
                yield time.apply(handover.at()) + " handover at " + handover.stage();
            }
            case SLA_CHANGED -> {
                SlaChanged change = event.data(SlaChanged.class);
                yield clock(
                        time.apply(change.at()),
                        change.clock(),
                        change.attempt(),
                        change.state().wireName());
            }
            case SLA_BREACHED -> {
                SlaBreached breach = event.data(SlaBreached.class);
                int attempt = Objects.requireNonNullElse(breach.attempt(), 1);
                yield clock(time.apply(breach.dueAt()), breach.clock(), attempt, "breached");
            }
            default -> throw new AssertionError("not of this topic: " + event.type());
        };
    }

    private static String clock(String time, String clock, int attempt, String state) {
        return "%s %s %d %s".formatted(time, clock, attempt, state);
    }
}
