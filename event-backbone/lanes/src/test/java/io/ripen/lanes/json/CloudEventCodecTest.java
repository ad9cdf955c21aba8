package io.ripen.lanes.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.contracts.CloudEventHeaders;
import io.ripen.contracts.EventType;
import io.ripen.contracts.privacy.LeadErased;
import io.ripen.lanes.OutgoingEvent;
import io.ripen.lanes.engine.OutgoingRecord;
import io.ripen.lanes.engine.OutgoingRecord.Header;
import io.ripen.lanes.engine.RawRecord;
import io.ripen.lanes.engine.RecordCodec.Decoded;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CloudEventCodecTest {
    private static final Instant TIME = Instant.parse("2026-11-22T10:15:30.123Z");
    private static final LeadErased DATA = new LeadErased("lead-1", 3, "request-1", "scoring", TIME);
    private static final OutgoingEvent EVENT = new OutgoingEvent(
            EventType.LEAD_ERASED,
            "erased-lead-1-3",
            "/ripen/scoring",
            "lead-1",
            "lead-1",
            3L,
            TIME,
            DATA,
            "00-a-b-01");

    private final CloudEventCodec codec = new CloudEventCodec();

    @Test
    void readsWhatItWrote() {
        Decoded decoded = codec.decode(raw(Map.of()));
        assertThat(decoded).isInstanceOfSatisfying(Decoded.Event.class, event -> {
            assertThat(event.record().event()).isEqualTo(DATA);
            assertThat(event.record().key()).isEqualTo("lead-1");
            assertThat(event.record().offset()).isEqualTo(42);
            assertThat(event.record().envelope().id()).isEqualTo("erased-lead-1-3");
            assertThat(event.record().envelope().source()).isEqualTo("/ripen/scoring");
            assertThat(event.record().envelope().subject()).isEqualTo("lead-1");
            assertThat(event.record().envelope().time()).isEqualTo(TIME);
            assertThat(event.record().envelope().sequence()).isEqualTo(3);
            assertThat(event.record().envelope().traceParent()).isEqualTo("00-a-b-01");
        });
    }

    @Test
    void writesEveryCloudEventsAttribute() {
        Map<String, String> headers = headers(codec.encode(EVENT));
        assertThat(headers)
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_type", "ripen.lead.erased.v1")
                .containsEntry("ce_dataschema", EventType.LEAD_ERASED.dataSchema())
                .containsEntry("content-type", "application/json")
                .containsEntry("ce_sequence", "3")
                .containsEntry("ce_time", "2026-11-22T10:15:30.123Z");
    }

    @Test
    void skipsATypeThatANewerVersionWrote() {
        assertThat(codec.decode(raw(Map.of(CloudEventHeaders.TYPE, "ripen.lead.levitated.v1"))))
                .isEqualTo(new Decoded.Skipped("ripen.lead.levitated.v1"));
    }

    @Test
    void callsWhatItCannotReadUndecodableInsteadOfThrowing() {
        assertUndecodable(raw(Map.of(CloudEventHeaders.SEQUENCE, "0")), "invalid-header: ce_sequence");
        assertUndecodable(raw(Map.of(CloudEventHeaders.SEQUENCE, "many")), "invalid-header: ce_sequence");
        assertUndecodable(raw(Map.of(CloudEventHeaders.TIME, "yesterday")), "invalid-header: ce_time");
        assertUndecodable(without(CloudEventHeaders.ID), "invalid-header: ce_id is missing");
        assertUndecodable(without(CloudEventHeaders.TYPE), "missing-header: ce_type");
        assertUndecodable(withValue("{\"sequence\":\"no number\"}"), "invalid-data");
        assertUndecodable(withValue("{} trailing"), "invalid-data");
        assertUndecodable(withValue("null"), "invalid-data");
        assertUndecodable(withValue("[".repeat(100_000)), "invalid-data");
        assertUndecodable(withValue("\u0000"), "invalid-data");
        RawRecord good = raw(Map.of());
        assertUndecodable(new RawRecord(good.topic(), 1, 0, "key", good.headers(), null), "missing-value");
        assertUndecodable(new RawRecord(good.topic(), 1, 0, null, good.headers(), good.value()), "missing-key");
    }

    @Test
    void refusesAnEventOnAnotherTopicThanItsTypes() {
        RawRecord good = raw(Map.of());
        assertUndecodable(
                new RawRecord("ripen.touchpoints.v1", 1, 0, good.key(), good.headers(), good.value()),
                "wrong-topic: ripen.lead.erased.v1 belongs on ripen.privacy.v1");
    }

    @Test
    void refusesAnEventWithoutARequiredMember() {
        assertUndecodable(withValue("{}"), "missing-member: leadId");
        assertUndecodable(withValue("{\"leadId\":\"lead-1\",\"requestId\":null}"), "missing-member: requestId");
    }

    @Test
    void saysNothingOfWhatStandsInAHeader() {
        for (String header : List.of(CloudEventHeaders.TIME, CloudEventHeaders.SEQUENCE)) {
            assertThat(codec.decode(raw(Map.of(header, "ada@example.com"))))
                    .isInstanceOfSatisfying(
                            Decoded.Undecodable.class,
                            undecodable -> assertThat(undecodable.reason()).doesNotContain("ada"));
        }
    }

    private void assertUndecodable(RawRecord record, String reason) {
        assertThat(codec.decode(record))
                .isInstanceOfSatisfying(
                        Decoded.Undecodable.class,
                        undecodable -> assertThat(undecodable.reason()).startsWith(reason));
    }

    private RawRecord raw(Map<String, String> overrides) {
        OutgoingRecord record = codec.encode(EVENT);
        Map<String, String> headers = new HashMap<>(headers(record));
        headers.putAll(overrides);
        return new RawRecord(record.topic(), 42, 0, record.key(), headers, record.value());
    }

    private RawRecord without(String header) {
        RawRecord record = raw(Map.of());
        record.headers().remove(header);
        return record;
    }

    private RawRecord withValue(String value) {
        RawRecord record = raw(Map.of());
        return new RawRecord(
                record.topic(), 42, 0, record.key(), record.headers(), value.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> headers(OutgoingRecord record) {
        return record.headers().stream().collect(Collectors.toMap(Header::name, Header::value));
    }
}
