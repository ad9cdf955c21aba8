package io.ripen.nurture.mail;

import io.quarkus.qute.TemplateData;
import io.ripen.nurture.domain.Facts;
import io.ripen.nurture.domain.MailData;
import io.ripen.nurture.domain.MailKind;
import io.ripen.nurture.link.MailLinks;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
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
 * @param lead whom a mail to colleagues is about; absent in mails to the lead
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
        MailData data,
        @Nullable Lead lead) {

    /**
     * Whom a mail to colleagues is about.
     *
     * @param id the lead's id
     * @param email its address; absent if unknown
     * @param url where colleagues find it; absent if the settings say nothing
     * @param dueAt when the agreed time ran out, by the installation's clock; absent if none did
     */
    public record Lead(
            String id,
            @Nullable String email,
            @Nullable String url,
            @Nullable String dueAt) {
        private static final DateTimeFormatter MINUTE =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm zzz", Locale.ENGLISH);

        static Lead of(String leadId, Facts facts, MailData data, MailSettings settings, ZoneId zone) {
            MailData.Breach breach = data.breach();
            return new Lead(
                    leadId,
                    facts.email(),
                    settings.leadUrl()
                            .map(url -> url.replace("{leadId}", encoded(leadId)))
                            .orElse(null),
                    breach == null ? null : MINUTE.format(breach.dueAt().atZone(zone)));
        }

        private static String encoded(String leadId) {
            return URLEncoder.encode(leadId, StandardCharsets.UTF_8).replace("+", "%20");
        }
    }

    /** The same for colleagues, who may know whom it is about. */
    MailModel about(Lead whom) {
        return new MailModel(lang, kind, firstName, company, sender, siteUrl, links, data, whom);
    }

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
                data,
                null);
    }
}
