package io.ripen.ingest.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhooksTest {

    @ParameterizedTest
    @CsvSource({
        "arn:aws:sns:eu-central-1:123456789012:mail-events, sns.eu-central-1.amazonaws.com",
        "arn:aws:sns:us-east-1:123456789012:events.fifo, sns.us-east-1.amazonaws.com",
        "arn:aws-us-gov:sns:us-gov-west-1:123456789012:events, sns.us-gov-west-1.amazonaws.com",
        "arn:aws-cn:sns:cn-north-1:123456789012:events, sns.cn-north-1.amazonaws.com.cn",
    })
    void knowsTheHostOfSnsInTheTopicsRegion(String arn, String host) {
        assertThat(new Webhooks.Ses(arn).host()).isEqualTo(host);
    }

    @Test
    void doesNotShowSecrets() {
        Webhooks webhooks = new Webhooks(
                null,
                null,
                new Webhooks.Mailgun("signing-key-secret"),
                new Webhooks.Postmark("postmark", "password-secret-01"),
                new Webhooks.Brevo("token-secret-000001"));

        assertThat(webhooks.toString()).doesNotContain("secret");
    }
}
