package io.ripen.nurture.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.ripen.contracts.Cause;
import io.ripen.lanes.json.InstantModule;
import io.ripen.nurture.domain.MailData;

/** The JSON form of what a mail's row and its command hold. A mapper of its own, so that no setting can change it. */
final class MailJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new InstantModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private MailJson() {}

    static String write(Record value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw unreadable(value.getClass(), e);
        }
    }

    static Cause readCause(String json) {
        return read(json, Cause.class);
    }

    static MailData readData(String json) {
        return read(json, MailData.class);
    }

    static MailResult readResult(String json) {
        return read(json, MailResult.class);
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw unreadable(type, e);
        }
    }

    private static IllegalStateException unreadable(Class<?> type, JsonProcessingException e) {
        return new IllegalStateException(type.getSimpleName() + " cannot be read or written: "
                + e.getClass().getSimpleName());
    }
}
