package io.ripen.ingest.domain;

import io.ripen.ingest.domain.raw.Member;
import java.util.Optional;
import java.util.function.Predicate;

/** The e-mail fact is a mail address on a host that has a domain, so that it can be reached from outside. */
record MailAddressRule(Predicate<String> mailAddress) implements Rule {

    @Override
    public Optional<Rejection> check(Draft draft) {
        String email = draft.text(Member.FACTS_EMAIL);
        return email == null || (hasDomain(email) && mailAddress.test(email))
                ? Optional.empty()
                : Optional.of(Rejection.of(
                        RejectionCode.INVALID_EMAIL,
                        Member.FACTS_EMAIL,
                        "A mail address is expected, for example ann@example.com."));
    }

    private static boolean hasDomain(String email) {
        return email.indexOf('.', email.lastIndexOf('@')) > 0;
    }
}
