package io.ripen.nurture.mail;

import io.quarkus.qute.TemplateData;
import io.ripen.nurture.domain.MailData;
import org.jspecify.annotations.Nullable;

/**
 * What a template can use. Templates declare it, so that a member that does not exist fails the build.
 *
 * @param firstName name to greet with; absent if unknown
 * @param company the recipient's company; absent if unknown
 * @param sender name of the company that sends
 * @param siteUrl its website, without a slash at the end
 * @param data what the journey found out
 */
@TemplateData
public record MailModel(
        @Nullable String firstName, @Nullable String company, String sender, String siteUrl, MailData data) {}
