package io.ripen.scoring.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.contracts.EventType;
import io.ripen.contracts.Topic;
import io.ripen.contracts.lead.LeadFacts;
import io.ripen.contracts.lead.LeadIdentified;
import io.ripen.contracts.touchpoint.TimeRule;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.contracts.touchpoint.TrackedMail;
import io.ripen.lanes.EventEnvelope;
import io.ripen.lanes.LaneOutcome;
import io.ripen.lanes.LaneRecord;
import io.ripen.lanes.OutgoingEvent;
import io.ripen.scoring.domain.identity.LeadIds;
import io.ripen.scoring.domain.identity.Visitor;
import io.ripen.scoring.history.EarlierContents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IdentityBatchTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final String ADA = "ada@firm.example";
    private final Map<String, Visitor> visitors = new HashMap<>();
    private final Map<String, String> directory = new HashMap<>();
    private int offset;

    @Test
    void decidesTouchpointsOfOneBatchAsIfEachCameAlone() {
        String lead = LeadIds.createdBy("site", "form");
        List<TouchpointCaptured> touchpoints = List.of(
                touchpoint("bounce", "u:provider", TouchpointType.BOUNCE, ADA, null),
                touchpoint("form", "v:browser", TouchpointType.FORM_FILL, ADA, null),
                touchpoint("unsubscribe", "u:provider", TouchpointType.UNSUBSCRIBE, ADA, null),
                touchpoint("click", "v:phone", TouchpointType.PAGE_VIEW, null, lead));

        List<String> together = decide(touchpoints);
        visitors.clear();
        directory.clear();
        List<String> alone = new ArrayList<>();
        touchpoints.forEach(touchpoint -> alone.addAll(decide(List.of(touchpoint))));

        assertThat(together)
                .containsExactly(
                        "v:browser is " + lead,
                        "v:browser 1",
                        "u:provider is " + lead,
                        "u:provider 2",
                        "v:phone is " + lead,
                        "v:phone 1")
                .isEqualTo(alone);
    }

    /** Decides a batch as the handler does, and remembers what it would keep. */
    private List<String> decide(List<TouchpointCaptured> touchpoints) {
        IdentityBatch batch =
                new IdentityBatch(touchpoints.stream().map(this::record).toList());
        Map<String, String> mailed = batch.mailedLeads().stream()
                .filter(directory::containsValue)
                .collect(Collectors.toMap(lead -> lead, lead -> ADA));
        Map<String, String> leads = new HashMap<>(batch.claims(Set.of(), directory.keySet()));
        leads.putAll(directory);
        LaneOutcome outcome = batch.decide(Set.of(), visitors, leads, mailed, new EarlierContents());
        batch.touchedVisitors().forEach(visitor -> visitors.put(visitor.key(), visitor));
        directory.putAll(leads);
        return outcome.events().stream().map(IdentityBatchTest::said).toList();
    }

    private static String said(OutgoingEvent event) {
        return switch (event.data()) {
            case LeadIdentified identified -> identified.visitorKey() + " is " + identified.leadId();
            case io.ripen.contracts.lead.LeadActivity activity ->
                activity.touchpoint().visitorKey() + " " + activity.position();
            default -> throw new AssertionError(event.type());
        };
    }

    private LaneRecord record(TouchpointCaptured touchpoint) {
        EventType type = EventType.TOUCHPOINT_CAPTURED;
        return new LaneRecord(
                Topic.TOUCHPOINTS.topicName(),
                offset++,
                touchpoint.visitorKey(),
                new EventEnvelope(
                        touchpoint.touchpointId(),
                        "/ripen/ingest/site",
                        type.typeName(),
                        touchpoint.visitorKey(),
                        NOON,
                        null,
                        null),
                touchpoint);
    }

    private static TouchpointCaptured touchpoint(
            String id, String visitorKey, TouchpointType type, @Nullable String email, @Nullable String mailedLead) {
        return new TouchpointCaptured(
                id,
                "site",
                visitorKey,
                null,
                null,
                type,
                null,
                NOON,
                NOON,
                TimeRule.CLIENT,
                null,
                null,
                null,
                null,
                email == null ? null : new LeadFacts(email, null, null, null, null, null, null, null, null, null, null),
                List.of(),
                List.of(),
                Map.of(),
                null,
                mailedLead == null ? null : new TrackedMail(mailedLead, "mail", null));
    }
}
