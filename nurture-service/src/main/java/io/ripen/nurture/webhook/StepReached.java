package io.ripen.nurture.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.ripen.nurture.domain.Fact;
import io.ripen.nurture.domain.Facts;
import io.ripen.nurture.domain.MailData;
import io.ripen.nurture.domain.WebhookCall;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver is told, as {@code webhooks/step-reached.schema.json} describes it.
 *
 * @param type {@value #TYPE}
 * @param timestamp when the lead reached the step
 * @param data the lead and the step
 */
record StepReached(String type, Instant timestamp, Data data) {
    /** What happened. */
    static final String TYPE = "ripen.journey.step-reached.v1";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    /**
     * The lead as it was when it reached the step.
     *
     * @param version of the journey
     * @param entry how many times the lead had entered the journey, from 1
     * @param topic the topic that made it enter
     * @param breach what sales did not do in time, if that made it enter
     * @param score the score that was heard of last
     * @param interests engagement points per topic
     * @param facts what the person told
     * @param knownFacts which facts are known, also such as are not told here
     */
    record Data(
            String leadId,
            String journey,
            int version,
            String step,
            int entry,
            Instant enteredAt,
            @Nullable String topic,
            MailData.@Nullable Breach breach,
            @Nullable String stage,
            @Nullable BigDecimal score,
            SortedMap<String, BigDecimal> interests,
            Facts facts,
            List<String> knownFacts) {
        Data {
            interests = new TreeMap<>(interests);
            knownFacts = List.copyOf(knownFacts);
        }
    }

    static StepReached of(WebhookCall call, Instant at) {
        return new StepReached(
                TYPE,
                at,
                new Data(
                        call.lead().leadId(),
                        call.enrolment().journey(),
                        call.enrolment().version(),
                        call.step(),
                        call.enrolment().entry(),
                        call.enrolment().at(),
                        call.enrolment().data().topic(),
                        call.enrolment().data().breach(),
                        call.lead().stage(),
                        call.lead().signals().score(),
                        new TreeMap<>(call.lead().signals().interests()),
                        call.lead().facts(),
                        call.lead().signals().knownFacts().stream()
                                .map(Fact::id)
                                .sorted()
                                .toList()));
    }

    String json() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            // Without the cause, which may quote what is written.
            throw new IllegalStateException(
                    "a call cannot be written: " + e.getClass().getSimpleName());
        }
    }
}
