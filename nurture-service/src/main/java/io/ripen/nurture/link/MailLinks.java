package io.ripen.nurture.link;

import io.quarkus.qute.TemplateData;

/**
 * The pages of ours that a mail leads to.
 *
 * @param confirm confirms the consent that the recipient gave
 * @param unsubscribe ends all mails
 * @param preferences shows and changes what the recipient gets
 */
@TemplateData
public record MailLinks(String confirm, String unsubscribe, String preferences) {

    /** For a template that is tried out: leads nowhere. */
    public static final MailLinks OF_NOBODY = new MailLinks(
            "https://example.invalid/confirm",
            "https://example.invalid/unsubscribe",
            "https://example.invalid/preferences");

    /** The links of one mail. */
    public static MailLinks of(LinkTokens tokens, String leadId, String mailKey) {
        return new MailLinks(
                tokens.address(LinkUse.CONFIRM, leadId, mailKey),
                tokens.address(LinkUse.UNSUBSCRIBE, leadId, mailKey),
                tokens.address(LinkUse.PREFERENCES, leadId, mailKey));
    }
}
