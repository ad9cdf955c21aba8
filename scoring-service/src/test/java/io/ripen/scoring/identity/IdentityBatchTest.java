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
import io.ripen.scoring.domain.identity.KnownPeople;
import io.ripen.scoring.domain.identity.LeadIds;
import io.ripen.scoring.history.EarlierContents;
import io.ripen.scoring.history.StoredTouchpoint;
import io.ripen.scoring.history.TouchpointId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IdentityBatchTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final String ADA = "ada@firm.example";
    private static final String LEAD = LeadIds.createdBy("site", "form");
    private int offset;

    @Test
    void tellsOfALeadFromTheTouchpointOnThatCreatesIt() {
        IdentityBatch batch = batch(List.of(
                touchpoint("bounce", "u:provider", TouchpointType.BOUNCE, ADA, null),
                touchpoint("form", "v:browser", TouchpointType.FORM_FILL, ADA, null),
                touchpoint("unsubscribe", "u:provider", TouchpointType.UNSUBSCRIBE, ADA, null),
                touchpoint("click", "v:phone", TouchpointType.PAGE_VIEW, null, LEAD)));

        LaneOutcome outcome = decide(batch, Set.of());

        assertThat(batch.mailedLeads()).containsExactly(LEAD);
        assertThat(outcome.events())
                .extracting(IdentityBatchTest::said)
                .containsExactly(
                        "v:browser is " + LEAD,
                        "v:browser 1",
                        "u:provider is " + LEAD,
                        "u:provider 2",
                        "v:phone is " + LEAD,
                        "v:phone 1");
        assertThat(batch.newLeads()).isEqualTo(1);
    }

    @Test
    void keepsATouchpointOnceHoweverOftenItComes() {
        TouchpointCaptured form = touchpoint("form", "v:browser", TouchpointType.FORM_FILL, ADA, null);
        TouchpointCaptured view = touchpoint("view", "v:browser", TouchpointType.PAGE_VIEW, null, null);
        IdentityBatch batch = batch(List.of(form, view, view));

        LaneOutcome outcome = decide(batch, Set.of(TouchpointId.of(form)));

        assertThat(outcome.duplicates()).isEqualTo(2);
        assertThat(outcome.events()).isEmpty();
        assertThat(batch.newTouchpointsByAnonymity().get(true))
                .extracting(StoredTouchpoint::touchpoint)
                .containsExactly(view);
        assertThat(batch.newLeads())
                .as("an address in a duplicate is not claimed")
                .isZero();
    }

    @Test
    void claimsNoAddressOfATouchpointThatComesAgainWithAnotherOne() {
        IdentityBatch batch = batch(List.of(
                touchpoint("form", "v:browser", TouchpointType.FORM_FILL, ADA, null),
                touchpoint("form", "v:browser", TouchpointType.FORM_FILL, "bob@firm.example", null)));

        assertThat(batch.claims(Set.of(), KnownPeople.NONE))
                .as("bob becomes a lead of his own when he comes")
                .isEqualTo(Map.of(ADA, LEAD));
    }

    private IdentityBatch batch(List<TouchpointCaptured> touchpoints) {
        return new IdentityBatch(touchpoints.stream().map(this::record).toList());
    }

    /** Decides a batch as the handler does, with nobody known before. */
    private static LaneOutcome decide(IdentityBatch batch, Set<TouchpointId> known) {
        KnownPeople people = KnownPeople.NONE.with(batch.claims(known, KnownPeople.NONE));
        return batch.decide(known, Map.of(), people, new EarlierContents());
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
