package io.ripen.nurture.mail;

import io.ripen.nurture.domain.Facts;
import io.ripen.nurture.domain.MailKind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Whom a mail goes to: internal ones to the team. */
@Singleton
final class Recipients {
    private final MailSettings settings;

    @Inject
    Recipients(MailSettings settings) {
        this.settings = settings;
    }

    /** The address of a mail that the rules let pass; {@code facts} are those of its lead. */
    String of(StoredMail mail, Facts facts) {
        return mail.mail().kind() == MailKind.INTERNAL ? settings.teamAddress() : String.valueOf(facts.email());
    }
}
