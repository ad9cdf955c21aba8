package io.ripen.ingest.site;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** What the webhooks of a site's mail providers are checked with; a provider that is absent is refused. */
public record Webhooks(
        @Nullable SendGrid sendgrid,
        @Nullable Ses ses,
        @Nullable Mailgun mailgun,
        @Nullable Postmark postmark,
        @Nullable Brevo brevo) {

    /** A site without mail providers. */
    public static final Webhooks NONE = new Webhooks(null, null, null, null, null);

    /**
     * What SendGrid is checked with.
     *
     * @param publicKey the verification key of the signed event webhook: Base64 of an X.509 public key
     */
    public record SendGrid(@JsonProperty(required = true) String publicKey) {}

    /**
     * What Ses is checked with.
     *
     * @param topicArn the SNS topic that SES publishes to
     */
    public record Ses(@JsonProperty(required = true) String topicArn) {}

    /**
     * What Mailgun is checked with.
     *
     * @param signingKey the HTTP webhook signing key
     */
    public record Mailgun(@JsonProperty(required = true) String signingKey) {}

    /** The user and password that are part of the webhook's URL. */
    public record Postmark(
            @JsonProperty(required = true) String user,
            @JsonProperty(required = true) String password) {}

    /**
     * What Brevo is checked with.
     *
     * @param token the bearer token of the webhook
     */
    public record Brevo(@JsonProperty(required = true) String token) {}
}
