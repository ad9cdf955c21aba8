package io.ripen.nurture.mail;

import io.ripen.nurture.domain.MailKey;
import io.ripen.nurture.link.LinkSettings;
import io.ripen.nurture.link.TrackingTokens;
import io.ripen.nurture.mail.MailTemplates.Rendered;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Finishes the links of a mail: absolute, with UTM parameters where they lead to the company's own website, and tracked
 * where the person agreed to that. The recipient's own pages stay as they are.
 */
@Singleton
final class OutgoingLinks {
    private static final Pattern TEXT_LINK = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:!?)]");

    private final MailSettings mails;
    private final LinkSettings pages;
    private final TrackingTokens tokens;

    @Inject
    OutgoingLinks(MailSettings mails, LinkSettings pages, TrackingTokens tokens) {
        this.mails = mails;
        this.pages = pages;
        this.tokens = tokens;
    }

    /** The words with finished links; {@code tracked} if openings and clicks are to be told. */
    Rendered finish(Rendered words, MailKey key, boolean tracked) {
        Links links = new Links(key, tracked);
        return new Rendered(words.subject(), text(words.text(), links), html(words.html(), links));
    }

    private static String text(String text, Links links) {
        return TEXT_LINK.matcher(text).replaceAll(link -> Matcher.quoteReplacement(links.finished(link.group())));
    }

    private String html(String html, Links links) {
        Document document = Jsoup.parse(html, mails.siteUrl() + "/");
        document.outputSettings().prettyPrint(false);
        for (Element link : document.select("a[href]")) {
            link.attr("href", links.finished(link.absUrl("href")));
        }
        for (Element image : document.select("img[src]")) {
            image.attr("src", image.absUrl("src"));
        }
        if (links.tracked) {
            document.body()
                    .appendElement("img")
                    .attr("src", tokens.open(links.key.leadId(), links.key.toString()))
                    .attr("width", "1")
                    .attr("height", "1")
                    .attr("alt", "");
        }
        return document.outerHtml();
    }

    /** The links of one mail: the same address has the same number wherever it stands. */
    private final class Links {
        private final MailKey key;
        private final boolean tracked;
        private final Map<String, String> numbers = new LinkedHashMap<>();

        Links(MailKey key, boolean tracked) {
            this.key = key;
            this.tracked = tracked;
        }

        String finished(String url) {
            if (!url.startsWith("http") || url.startsWith(pages.baseUrl() + "/p/")) {
                return url;
            }
            String target = withCampaign(url);
            if (!tracked) {
                return target;
            }
            String number = numbers.computeIfAbsent(target, unseen -> "link-" + (numbers.size() + 1));
            return tokens.click(key.leadId(), key.toString(), number, target);
        }

        private String withCampaign(String url) {
            boolean ours = url.equals(mails.siteUrl()) || url.startsWith(mails.siteUrl() + "/");
            if (!ours || url.contains("utm_")) {
                return url;
            }
            return UriBuilder.fromUri(URI.create(url))
                    .queryParam("utm_source", "ripen")
                    .queryParam("utm_medium", "email")
                    .queryParam("utm_campaign", key.journey())
                    .queryParam("utm_content", key.step())
                    .build()
                    .toString();
        }
    }
}
