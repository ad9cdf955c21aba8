package io.ripen.nurture.mail;

import io.ripen.nurture.provider.HttpTransport;
import io.ripen.nurture.provider.ProviderSettings;
import io.ripen.nurture.smtp.SmtpClient;
import io.ripen.nurture.transport.MailTransport;
import io.ripen.nurture.transport.TransportSettings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Who takes the mails, as {@code ripen.nurture.transport} says. Wrong settings refuse the start. */
@Singleton
final class TransportChoice {

    @Produces
    @Singleton
    MailTransport transport(TransportSettings choice, SmtpClient smtp, ProviderSettings provider, Clock clock) {
        return switch (choice.kind()) {
            case SMTP -> smtp;
            case HTTP -> HttpTransport.to(provider, clock);
        };
    }
}
