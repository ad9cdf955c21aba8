package io.ripen.nurture.domain;

import io.ripen.nurture.domain.consent.ConsentPurpose;
import org.jspecify.annotations.Nullable;

/**
 * A mail that a journey decided on. Address, language and time zone are no part of it: they are read from the lead when
 * the mail is claimed.
 *
 * @param key its name for ever
 * @param journeyVersion the version of the journey that decided
 * @param template which template
 * @param purpose the consent that it needs
 * @param kind to whom it goes and why
 * @param variant which variant of the step it is; absent where the step has none
 * @param data what the journey found out for the template
 */
public record Mail(
        MailKey key,
        int journeyVersion,
        String template,
        ConsentPurpose purpose,
        MailKind kind,
        @Nullable String variant,
        MailData data) {}
