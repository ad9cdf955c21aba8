package io.ripen.ingest.mailprovider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.domain.Rejection;
import io.ripen.ingest.domain.RejectionCode;
import io.ripen.ingest.intake.PayloadReader;
import io.ripen.ingest.intake.Protocol;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Reads events of webhooks again that were rejected. */
@Singleton
class WebhookPayloads {

    @Produces
    @Singleton
    PayloadReader sendGrid() {
        return new OfProvider(MailProvider.SENDGRID);
    }

    @Produces
    @Singleton
    PayloadReader ses() {
        return new OfProvider(MailProvider.SES);
    }

    @Produces
    @Singleton
    PayloadReader mailgun() {
        return new OfProvider(MailProvider.MAILGUN);
    }

    @Produces
    @Singleton
    PayloadReader postmark() {
        return new OfProvider(MailProvider.POSTMARK);
    }

    @Produces
    @Singleton
    PayloadReader brevo() {
        return new OfProvider(MailProvider.BREVO);
    }

    /** Reads the events of one provider. */
    record OfProvider(MailProvider provider) implements PayloadReader {

        @Override
        public Protocol protocol() {
            return WebhookIntake.protocol(provider);
        }

        @Override
        public Reading read(String payload, Setting setting) {
            try {
                return reading(WebhookJson.read(payload));
            } catch (JsonProcessingException broken) {
                return misshapen(RejectionCode.INVALID_JSON, "The kept event is not JSON, or was cut.");
            }
        }

        private Reading reading(JsonNode kept) {
            List<WebhookEvent> events = WebhookIntake.reader(provider).read(kept);
            int recipient = provider == MailProvider.SES
                    ? kept.path(SesReader.RECIPIENT).asInt(0)
                    : 0;
            Reading reading =
                    recipient >= 0 && recipient < events.size() ? WebhookIntake.reading(events.get(recipient)) : null;
            return reading == null
                    ? misshapen(RejectionCode.UNKNOWN_VALUE, "The kept event tells nothing about a person.")
                    : reading;
        }

        private static Reading misshapen(RejectionCode code, String detail) {
            return new Reading.Misshapen(null, new Rejection(code, "", detail));
        }
    }
}
