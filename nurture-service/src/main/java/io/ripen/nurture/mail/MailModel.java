package io.ripen.nurture.mail;

import io.quarkus.qute.TemplateData;
import io.ripen.nurture.domain.Facts;
import io.ripen.nurture.domain.MailData;
import io.ripen.nurture.domain.MailKind;
import io.ripen.nurture.link.MailLinks;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a template can use. Templates declare it, so that a member that does not exist fails the build.
 *
 * @param lang language tag of the mail
 * @param kind {@code marketing}, {@code transactional} or {@code internal}
 * @param firstName name to greet with; absent if unknown
 * @param company the recipient's company; absent if unknown
 * @param sender name of the company that sends
 * @param siteUrl its website, without a slash at the end
 * @param links the recipient's own pages
 * @param data what the journey found out; each of its members may be absent
 */
@TemplateData
public record MailModel(
        String lang,
        String kind,
        @Nullable String firstName,
        @Nullable String company,
        String sender,
        String siteUrl,
        MailLinks links,
        MailData data) {

    static MailModel of(
            Locale language, MailKind kind, Facts facts, MailSettings settings, MailLinks links, MailData data) {
        return new MailModel(
                language.toLanguageTag(),
                kind.id(),
                facts.firstName().orElse(null),
                facts.companyName().orElse(null),
                settings.fromName(),
                settings.siteUrl(),
                links,
                data);
    }
}
