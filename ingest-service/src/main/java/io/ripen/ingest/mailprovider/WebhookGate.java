package io.ripen.ingest.mailprovider;

import io.ripen.ingest.site.Webhooks;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Tells whether a webhook comes from the provider that its URL names. */
@Singleton
final class WebhookGate {
    private final SendGridCheck sendGrid;
    private final MailgunCheck mailgun;
    private final SnsCheck sns;
    private final WebhookMetrics metrics;

    @Inject
    WebhookGate(MailWebhookSettings settings, SnsFetcher fetcher, WebhookMetrics metrics) {
        this.metrics = metrics;
        AgeCheck age = new AgeCheck(settings.maxAge(), settings.clockSkew());
        this.sendGrid = new SendGridCheck(age);
        this.mailgun = new MailgunCheck(age, settings.rememberedTokens());
        this.sns = new SnsCheck(age, new SnsCertificates(fetcher));
    }

    /** Whether the site uses the provider. */
    static boolean isConfigured(MailProvider provider, Webhooks secrets) {
        return secret(provider, secrets) != null;
    }

    /** What a site's webhooks need to say for the provider. */
    static String needs(MailProvider provider) {
        return switch (provider) {
            case SENDGRID -> "publicKey";
            case SES -> "topicArn";
            case MAILGUN -> "signingKey";
            case POSTMARK -> "user and password";
            case BREVO -> "token";
        };
    }

    /** The verdict on a webhook of a provider that the site uses; it is counted. */
    CompletionStage<Verdict> check(MailProvider provider, WebhookCall call, Webhooks secrets) {
        return verdict(provider, call, secrets).thenApply(verdict -> {
            metrics.checked(provider, verdict);
            return verdict;
        });
    }

    private CompletionStage<Verdict> verdict(MailProvider provider, WebhookCall call, Webhooks secrets) {
        return switch (secret(provider, secrets)) {
            case Webhooks.SendGrid secret -> now(sendGrid.check(call, secret));
            case Webhooks.Mailgun secret -> now(mailgun.check(call, call.json(), secret));
            case Webhooks.Postmark secret -> now(SharedSecretCheck.check(call, secret));
            case Webhooks.Brevo secret -> now(SharedSecretCheck.check(call, secret));
            case Webhooks.Ses secret -> ses(call, secret);
            case null -> now(new Verdict.Forged("The site does not use this provider."));
        };
    }

    private static Webhooks.@Nullable Secret secret(MailProvider provider, Webhooks secrets) {
        return switch (provider) {
            case SENDGRID -> secrets.sendgrid();
            case SES -> secrets.ses();
            case MAILGUN -> secrets.mailgun();
            case POSTMARK -> secrets.postmark();
            case BREVO -> secrets.brevo();
        };
    }

    private CompletionStage<Verdict> ses(WebhookCall call, Webhooks.Ses secret) {
        return SnsMessage.of(call.json())
                .map(message -> sns.check(message, SnsTopic.of(secret), call.receivedAt()))
                .orElseGet(() -> now(
                        new Verdict.Forged("A message of SNS is expected, signed: switch raw message delivery off.")));
    }

    private static CompletionStage<Verdict> now(Verdict verdict) {
        return CompletableFuture.completedStage(verdict);
    }
}
