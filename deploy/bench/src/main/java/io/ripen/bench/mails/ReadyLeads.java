package io.ripen.bench.mails;

import io.ripen.contracts.Cause;
import io.ripen.contracts.EventType;
import io.ripen.contracts.lead.ConsentGrant;
import io.ripen.contracts.lead.ConsentPurpose;
import io.ripen.contracts.lead.ConsentStatus;
import io.ripen.contracts.lead.LeadFacts;
import io.ripen.contracts.lead.LeadProfile;
import io.ripen.contracts.score.ModelRef;
import io.ripen.contracts.score.ScoreValues;
import io.ripen.contracts.stage.Actor;
import io.ripen.contracts.stage.StageChanged;
import io.ripen.lanes.OutgoingEvent;
import io.ripen.lanes.engine.OutgoingRecord;
import io.ripen.lanes.json.CloudEventCodec;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Leads that become ready for marketing, as lifecycle tells it. Each has an address of its own at one of a hundred domains
 * and may get mails.
 *
 * @param at when
 */
record ReadyLeads(Instant at) {
    private static final int DOMAINS = 100;
    private static final ScoreValues SCORE =
            new ScoreValues(new BigDecimal("60.00"), new BigDecimal("30.00"), new BigDecimal("30.00"), "B3");

    /** The event of a lead. */
    ProducerRecord<String, byte[]> record(long number) {
        String leadId = UUID.nameUUIDFromBytes(Long.toString(number).getBytes(StandardCharsets.UTF_8))
                .toString();
        OutgoingRecord encoded = new CloudEventCodec()
                .encode(new OutgoingEvent(
                        EventType.STAGE_CHANGED,
                        "stage-" + leadId + "-1",
                        "/ripen/lifecycle",
                        leadId,
                        leadId,
                        1L,
                        at,
                        stage(leadId, profile(number)),
                        null));
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(encoded.topic(), encoded.key(), encoded.value());
        encoded.headers()
                .forEach(header ->
                        record.headers().add(header.name(), header.value().getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private LeadProfile profile(long number) {
        LeadFacts facts = new LeadFacts(
                "lead-" + number + "@example" + number % DOMAINS + ".com",
                "Ada Lovelace",
                null,
                null,
                null,
                "Engines & Sons",
                null,
                null,
                null,
                null,
                null);
        return new LeadProfile(
                facts,
                List.of(new ConsentGrant(ConsentPurpose.CONTACT_BY_MAIL, ConsentStatus.CONFIRMED, at, "form", "1")));
    }

    private StageChanged stage(String leadId, LeadProfile profile) {
        return new StageChanged(
                leadId,
                1,
                "LEAD",
                "MQL",
                at,
                "guards-satisfied",
                List.of(),
                new Actor(Actor.Kind.RULE, "bench"),
                new ModelRef("b2b-default", 1),
                SCORE,
                1,
                Map.of(),
                profile,
                new Cause(null, at, at),
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
