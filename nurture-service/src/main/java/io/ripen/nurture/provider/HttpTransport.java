package io.ripen.nurture.provider;

import io.ripen.nurture.domain.sending.SendOutcome;
import io.ripen.nurture.transport.FinishedMail;
import io.ripen.nurture.transport.MailTransport;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Posts each mail as {@code message/rfc822} to a provider, with the mail's key as {@code Idempotency-Key} and the address
 * for its way back as {@code X-Envelope-From}; the recipient is the message's {@code To}.
 *
 * <p>An answer that does not come does not leave a mail in doubt as it does over SMTP: the provider knows the mail again by
 * its key and takes it once, however often it is posted. So the outcome is {@link SendOutcome.Unanswered}, which is tried
 * again, and not {@link SendOutcome.Lost}. That asks two things of a provider: to go by the key alone, because the bytes
 * differ between attempts, and to remember keys for longer than a mail is tried. One that compares the bytes answers a
 * repeated key with 422 (as the IETF's draft of the header has it); a mail that was in doubt stays so then.
 */
public final class HttpTransport implements MailTransport {
    private static final Logger LOG = Logger.getLogger(HttpTransport.class);

    private final ProviderAccount account;
    private final HttpClient client;
    private final Clock clock;

    private HttpTransport(ProviderAccount account, Clock clock) {
        this.account = account;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .connectTimeout(account.connectTimeout())
                .followRedirects(Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /**
     * A transport to a provider, without any connection yet.
     *
     * @throws IllegalArgumentException if a setting is missing or wrong
     */
    public static HttpTransport to(ProviderSettings settings, Clock clock) {
        return new HttpTransport(ProviderAccount.of(settings), clock);
    }

    @Override
    public SendOutcome send(FinishedMail mail) {
        CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(request(mail), BodyHandlers.discarding());
        try {
            HttpResponse<Void> response = answer.get(account.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return ProviderAnswer.of(response, clock.instant()).outcome();
        } catch (ExecutionException e) {
            return unanswered(mail, Objects.requireNonNullElse(e.getCause(), e));
        } catch (TimeoutException e) {
            answer.cancel(true);
            return unanswered(mail, e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return unanswered(mail, e);
        }
    }

    @Override
    public Duration longestSend() {
        return account.timeout();
    }

    /** None: the client closes its connections by itself. */
    @Override
    public Optional<Duration> idleTimeout() {
        return Optional.empty();
    }

    @Override
    public void closeIdle() {}

    @Override
    public void closeAll() {
        client.shutdownNow();
    }

    private HttpRequest request(FinishedMail mail) {
        return HttpRequest.newBuilder(account.url())
                .header("Authorization", "Bearer " + account.token())
                .header("Content-Type", "message/rfc822")
                .header("Idempotency-Key", mail.key())
                .header("X-Envelope-From", mail.sender())
                .POST(BodyPublishers.ofByteArray(mail.message()))
                .build();
    }

    private static SendOutcome unanswered(FinishedMail mail, Throwable failure) {
        LOG.debugf(
                "RIPEN-N-342 provider did not answer mail=%s failure=%s",
                mail.key(), failure.getClass().getName());
        boolean neverConnected = failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException;
        return neverConnected
                ? new SendOutcome.Unreachable("http-unreachable")
                : new SendOutcome.Unanswered("http-no-answer");
    }
}
