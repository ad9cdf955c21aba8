package io.ripen.nurture.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.ripen.nurture.domain.AddressStatus;
import io.ripen.nurture.domain.Enrolment;
import io.ripen.nurture.domain.Fact;
import io.ripen.nurture.domain.Facts;
import io.ripen.nurture.domain.LeadNurture;
import io.ripen.nurture.domain.MailData;
import io.ripen.nurture.domain.Signals;
import io.ripen.nurture.domain.WebhookCall;
import io.ripen.nurture.domain.consent.Consents;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StepReachedTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(resource("/webhooks/step-reached.schema.json"));
    private static final Instant ENTERED = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant AT = Instant.parse("2026-11-25T09:30:00Z");

    @Test
    void isAsTheExampleSays() throws Exception {
        JsonNode example = resource("/webhooks/step-reached.example.json");

        assertThat(SCHEMA.validate(example)).isEmpty();
        assertThat(JSON.readTree(StepReached.of(call(known(), data("analytics", null)), AT)
                        .json()))
                .isEqualTo(example);
    }

    @Test
    void leavesOutWhatIsNotKnown() throws Exception {
        JsonNode body = JSON.readTree(StepReached.of(
                        call(
                                LeadNurture.unknown("lead-1"),
                                data(null, new MailData.Breach("SAL", "decision", AT, null))),
                        AT)
                .json());

        assertThat(SCHEMA.validate(body)).isEmpty();
        assertThat(body.path("data").path("facts").isEmpty()).isTrue();
        assertThat(body.path("data").has("score")).isFalse();
        assertThat(body.path("data").has("stage")).isFalse();
        assertThat(body.at("/data/breach/clock").asText()).isEqualTo("decision");
    }

    @Test
    void hasNoMemberThatTheSchemaDoesNotDescribe() {
        JsonNode described = resource("/webhooks/step-reached.schema.json").at("/properties/data/properties");
        List<String> members = java.util.Arrays.stream(StepReached.Data.class.getRecordComponents())
                .map(component -> component.getName())
                .toList();

        assertThat(described.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(members);
    }

    @Test
    void namesACallByLeadJourneyEntryAndStep() {
        WebhookCall call = call(known(), MailData.NONE);
        LeadNurture later = LeadNurture.unknown("0d8f3c55-58a5-4d0f-8a44-3a2f3f0f9b6e");

        assertThat(CallQueue.id(call)).matches("step-[0-9a-f]{32}");
        assertThat(CallQueue.id(call(later, data("analytics", null)))).isEqualTo(CallQueue.id(call));
        assertThat(Set.of(
                        CallQueue.id(call),
                        CallQueue.id(
                                new WebhookCall(LeadNurture.unknown("other"), call.enrolment(), "tell-sales", "crm")),
                        CallQueue.id(new WebhookCall(
                                call.lead(), enrolment("other", 1, MailData.NONE), "tell-sales", "crm")),
                        CallQueue.id(new WebhookCall(
                                call.lead(), enrolment("demo-follow-up", 2, MailData.NONE), "tell-sales", "crm")),
                        CallQueue.id(new WebhookCall(call.lead(), call.enrolment(), "other", "crm"))))
                .hasSize(5);
    }

    private static WebhookCall call(LeadNurture lead, MailData data) {
        return new WebhookCall(lead, enrolment("demo-follow-up", 1, data), "tell-sales", "crm");
    }

    private static Enrolment enrolment(String journey, int entry, MailData data) {
        return new Enrolment(journey, 1, entry, ENTERED, data, Enrolment.State.WAITING, null, null, null, null, null);
    }

    private static MailData data(@Nullable String topic, MailData.@Nullable Breach breach) {
        return new MailData(topic, null, null, breach);
    }

    private static LeadNurture known() {
        return new LeadNurture(
                "0d8f3c55-58a5-4d0f-8a44-3a2f3f0f9b6e",
                false,
                false,
                null,
                null,
                new Facts("ada@example.com", "Ada Lovelace", "Engines Ltd", "Europe/London", "en-GB"),
                AddressStatus.USABLE,
                List.of(),
                Consents.NONE,
                "MQL",
                null,
                null,
                new Signals(
                        new BigDecimal("72.50"),
                        Map.of("price", new BigDecimal("25.00"), "analytics", new BigDecimal("30.00")),
                        Set.of(Fact.EMAIL, Fact.NAME, Fact.COMPANY),
                        List.of(),
                        null),
                List.of());
    }

    private static JsonNode resource(String path) {
        try (InputStream file = StepReachedTest.class.getResourceAsStream(path)) {
            return JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
