package io.ripen.ingest.site;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /** What one provider is recognised by. Its text form does not show what is secret. */
    public sealed interface Secret {}

    /**
     * What SendGrid is checked with.
     *
     * @param publicKey the verification key of the signed event webhook: Base64 of an X.509 public key on P-256
     */
    public record SendGrid(@JsonProperty(required = true) String publicKey) implements Secret {
        /** Checks the key. */
        public SendGrid {
            require(
                    isKey(publicKey),
                    "sendgrid.publicKey is the verification key as SendGrid shows it: Base64 without line breaks");
        }

        private static boolean isKey(String text) {
            try {
                byte[] encoded = Base64.getDecoder().decode(text);
                return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded))
                                instanceof ECPublicKey key
                        && key.getParams().getCurve().getField().getFieldSize() == 256;
            } catch (GeneralSecurityException | IllegalArgumentException noKey) {
                return false;
            }
        }
    }

    /**
     * What Ses is checked with.
     *
     * @param topicArn the SNS topic that SES publishes to
     */
    public record Ses(@JsonProperty(required = true) String topicArn) implements Secret {
        private static final Pattern ARN =
                Pattern.compile("arn:aws(-[a-z-]+)?:sns:([a-z0-9-]{1,32}):[0-9]{12}:[A-Za-z0-9_.-]{1,256}");

        /** Checks the ARN. */
        public Ses {
            require(
                    ARN.matcher(topicArn).matches(),
                    "ses.topicArn is the ARN of a topic, for example"
                            + " arn:aws:sns:eu-central-1:123456789012:mail-events");
        }

        /** SNS in the topic's own region, for example {@code sns.eu-central-1.amazonaws.com}. */
        public String host() {
            Matcher parts = ARN.matcher(topicArn);
            require(parts.matches(), "checked before");
            return "sns." + parts.group(2) + ("-cn".equals(parts.group(1)) ? ".amazonaws.com.cn" : ".amazonaws.com");
        }
    }

    /**
     * What Mailgun is checked with.
     *
     * @param signingKey the HTTP webhook signing key
     */
    public record Mailgun(@JsonProperty(required = true) String signingKey) implements Secret {
        /** Checks that there is one. */
        public Mailgun {
            require(!signingKey.isBlank(), "mailgun.signingKey is the HTTP webhook signing key");
        }

        @Override
        public String toString() {
            return "Mailgun[…]";
        }
    }

    /** The user and password that are part of the webhook's URL. */
    public record Postmark(
            @JsonProperty(required = true) String user,
            @JsonProperty(required = true) String password) implements Secret {
        /** Checks that neither is easily guessed. */
        public Postmark {
            require(!user.isBlank() && !user.contains(":"), "postmark.user is a name without ':'");
            require(password.length() >= MIN_SECRET, "postmark.password has at least " + MIN_SECRET + " characters");
        }

        @Override
        public String toString() {
            return "Postmark[…]";
        }
    }

    /**
     * What Brevo is checked with.
     *
     * @param token the bearer token of the webhook
     */
    public record Brevo(@JsonProperty(required = true) String token) implements Secret {
        /** Checks that it is not easily guessed. */
        public Brevo {
            require(token.length() >= MIN_SECRET, "brevo.token has at least " + MIN_SECRET + " characters");
        }

        @Override
        public String toString() {
            return "Brevo[…]";
        }
    }

    private static final int MIN_SECRET = 16;

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
