package io.ripen.ingest.mailprovider;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A mail provider whose webhooks are understood. */
enum MailProvider {
    SENDGRID,
    SES,
    MAILGUN,
    POSTMARK,
    BREVO;

    private final String pathName = name().toLowerCase(Locale.ROOT);

    static Optional<MailProvider> named(String pathName) {
        return Arrays.stream(values())
                .filter(provider -> provider.pathName.equals(pathName))
                .findAny();
    }

    static String pathNames() {
        return Arrays.stream(values()).map(MailProvider::pathName).collect(Collectors.joining(", "));
    }

    /** The provider's name in the webhook's URL. */
    String pathName() {
        return pathName;
    }
}
