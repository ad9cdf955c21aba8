package io.ripen.ingest.mailprovider;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Limits of the mail providers' webhooks. A value out of its bounds is refused at start. */
@ConfigMapping(prefix = "ripen.mail-webhooks")
public interface MailWebhookSettings {

    /**
     * How old a signature may be. Providers repeat for hours what they could not deliver, SendGrid for 24; an event that
     * comes twice has the same id.
     */
    @WithDefault("25h")
    @DurationMin(minutes = 5)
    @DurationMax(hours = 72)
    Duration maxAge();

    /** How far a provider's clock may be ahead of ours. */
    @WithDefault("5m")
    @DurationMin(seconds = 0)
    @DurationMax(hours = 1)
    Duration clockSkew();

    /** How many of Mailgun's tokens are remembered, so that none can be used for another body; about 200 bytes each. */
    @WithDefault("100000")
    @Min(1000)
    @Max(10_000_000)
    int rememberedTokens();

    /** How long fetching a certificate from SNS, or confirming a subscription there, may take. */
    @WithDefault("3s")
    @DurationMin(millis = 100)
    @DurationMax(seconds = 30)
    Duration fetchTimeout();
}
