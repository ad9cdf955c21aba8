package io.ripen.ingest.mailprovider;

import io.ripen.ingest.config.IngestSettings;
import io.ripen.ingest.domain.Decision;
import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.intake.Intake;
import io.ripen.ingest.intake.Protocol;
import io.ripen.ingest.intake.Submission;
import io.ripen.ingest.intake.Submitted;
import io.ripen.ingest.problem.ProblemCode;
import io.ripen.ingest.problem.Problems;
import io.ripen.ingest.site.Admission;
import io.ripen.ingest.site.Gate;
import io.ripen.ingest.site.Site;
import io.ripen.ingest.site.Webhooks;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Reads and hands on the events of webhooks whose senders are known to be genuine. */
@Singleton
final class WebhookIntake {
    private static final Duration AGAIN = Duration.ofSeconds(30);

    private final Gate gate;
    private final Intake intake;
    private final SnsSubscriptions subscriptions;
    private final WebhookMetrics metrics;
    private final int maxEvents;

    @Inject
    WebhookIntake(
            Gate gate, Intake intake, SnsSubscriptions subscriptions, WebhookMetrics metrics, IngestSettings settings) {
        this.gate = gate;
        this.intake = intake;
        this.subscriptions = subscriptions;
        this.metrics = metrics;
        this.maxEvents = settings.maxSdkEvents();
    }

    /** A webhook of a site's provider. */
    record Webhook(MailProvider provider, Site site, WebhookCall call) {}

    /** Takes what the webhook tells; fails as {@link Intake#take} does, and with problems. */
    CompletionStage<WebhookAnswer> take(Webhook webhook, RoutingContext context) {
        if (webhook.provider() == MailProvider.SES) {
            SnsMessage message = SnsMessage.of(webhook.call().json()).orElse(null);
            if (message != null && message.kind() != SnsMessage.Kind.NOTIFICATION) {
                return subscription(webhook.site(), message);
            }
        }
        return events(webhook, context);
    }

    private CompletionStage<WebhookAnswer> subscription(Site site, SnsMessage message) {
        Webhooks.Ses ses = site.webhooks().ses();
        if (message.kind() == SnsMessage.Kind.UNSUBSCRIBE_CONFIRMATION || ses == null) {
            subscriptions.ended(site.id());
            return CompletableFuture.completedStage(WebhookAnswer.NOTHING);
        }
        return subscriptions.confirm(site.id(), message, SnsTopic.of(ses)).thenApply(confirmed -> {
            if (!confirmed) {
                throw Problems.passing(
                        ProblemCode.SIGNATURE_UNDECIDED, AGAIN, "The subscription could not be confirmed at SNS.");
            }
            return WebhookAnswer.NOTHING;
        });
    }

    private CompletionStage<WebhookAnswer> events(Webhook webhook, RoutingContext context) {
        MailProvider provider = webhook.provider();
        List<WebhookEvent> events = reader(provider).read(webhook.call().json());
        List<Submitted> submitted = submitted(events);
        // What is only passed over counts for nothing: a provider repeats what is refused, and loses it in the end.
        if (submitted.size() > maxEvents) {
            throw Problems.problem(
                    ProblemCode.TOO_MANY_EVENTS,
                    "A webhook tells at most " + maxEvents + " things of persons; none was taken.");
        }
        metrics.ignored(provider, events.size() - submitted.size());
        if (submitted.isEmpty()) {
            return CompletableFuture.completedStage(WebhookAnswer.of(events, List.<Decision>of()));
        }
        Site site = webhook.site();
        Admission admission = Admission.bySignature(site, provider.pathName(), gate.sender(context.request(), site));
        gate.charge(context, admission, submitted.size());
        return intake.take(new Submission(protocol(provider), admission, submitted))
                .thenApply(decisions -> WebhookAnswer.of(events, decisions));
    }

    static List<Submitted> submitted(List<WebhookEvent> events) {
        List<Submitted> submitted = new ArrayList<>(events.size());
        for (WebhookEvent event : events) {
            Reading reading = reading(event);
            if (reading != null) {
                submitted.add(new Submitted(reading, () -> event.source().toString()));
            }
        }
        return submitted;
    }

    static @Nullable Reading reading(WebhookEvent event) {
        return switch (event) {
            case WebhookEvent.Told told -> MailTouchpoints.reading(told.event());
            case WebhookEvent.Unreadable unreadable -> new Reading.Misshapen(null, unreadable.rejection());
            case WebhookEvent.Passed ignored -> null;
        };
    }

    static EventReader reader(MailProvider provider) {
        return switch (provider) {
            case SENDGRID -> new SendGridReader();
            case SES -> new SesReader();
            case MAILGUN -> new MailgunReader();
            case POSTMARK -> new PostmarkReader();
            case BREVO -> new BrevoReader();
        };
    }

    static Protocol protocol(MailProvider provider) {
        return switch (provider) {
            case SENDGRID -> Protocol.SENDGRID;
            case SES -> Protocol.SES;
            case MAILGUN -> Protocol.MAILGUN;
            case POSTMARK -> Protocol.POSTMARK;
            case BREVO -> Protocol.BREVO;
        };
    }
}
