package io.ripen.scoring.domain.account;

import io.ripen.scoring.domain.touchpoint.EmailAddress;
import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.Facts;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What leads of one account share. */
public sealed interface AccountKey {
    /**
     * A business mail domain.
     *
     * @param domain lower case
     */
    record MailDomain(String domain) implements AccountKey {}

    /**
     * A company's name.
     *
     * @param words its words without the legal form, lower case, one space between them
     */
    record Company(String words) implements AccountKey {}

    /**
     * The account that a person with these facts belongs to.
     *
     * @param business whether a mail domain is a company's own
     */
    static Optional<AccountKey> of(Facts facts, Predicate<String> business) {
        return of(facts.value(FactName.EMAIL), facts.value(FactName.COMPANY), business);
    }

    /**
     * The account that a person belongs to.
     *
     * @param email the mail address
     * @param company the company's name as the person told it
     * @param business whether a mail domain is a company's own
     */
    static Optional<AccountKey> of(@Nullable String email, @Nullable String company, Predicate<String> business) {
        if (email != null && business.test(EmailAddress.domain(email))) {
            return Optional.of(new MailDomain(EmailAddress.domain(email)));
        }
        return company == null ? Optional.empty() : CompanyName.words(company).map(Company::new);
    }

    /** The account's id, the same for the same key for ever: a name-based UUID, RFC 9562 section 5.3. */
    default String accountId() {
        String name = switch (this) {
            case MailDomain mail -> "account/domain/" + mail.domain;
            case Company company -> "account/company/" + company.words;
        };
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
