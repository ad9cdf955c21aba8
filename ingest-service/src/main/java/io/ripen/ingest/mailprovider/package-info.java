/**
 * Takes the webhooks of mail providers: checks who sends them and reads opens, clicks, bounces, complaints,
 * unsubscribes.
 *
 * <p>Read in this order. {@link MailWebhookResource} takes a {@link WebhookCall} from a {@link MailProvider}.
 * {@link WebhookGate} asks the provider's check for a {@link Verdict}. {@link WebhookIntake} has the provider's
 * {@link EventReader} make {@link MailEvent}s of it, which {@link MailTouchpoints} translates. The rest are checks and
 * readers of one provider each; those that begin with {@code Sns} are for Amazon SES.
 */
@NullMarked
package io.ripen.ingest.mailprovider;

import org.jspecify.annotations.NullMarked;
