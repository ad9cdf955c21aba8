package io.ripen.ingest.domain;

import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.domain.raw.Section;
import io.ripen.ingest.domain.raw.Texts;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads UTM parameters and the click ids of advertising networks from the page's URL, where the client named no
 * campaign itself.
 */
final class CampaignFromUrl implements Enrichment {
    private static final Map<String, Member> UTM = Map.of(
            "utm_campaign", Member.CAMPAIGN_NAME,
            "utm_source", Member.CAMPAIGN_SOURCE,
            "utm_medium", Member.CAMPAIGN_MEDIUM,
            "utm_term", Member.CAMPAIGN_TERM,
            "utm_content", Member.CAMPAIGN_CONTENT);

    /** Parameter and network, in the order in which they are looked for. */
    private static final Map<String, Network> CLICK_IDS = clickIds();

    private static final String PAID = "cpc";

    /**
     * Where a click id comes from.
     *
     * @param medium null where the id says nothing about it: Facebook gives one to every link that leaves it, whoever
     *     posted the link; the others mark advertisements alone
     */
    private record Network(String source, @Nullable String medium) {}

    @Override
    public Draft enrich(Draft draft, Reception reception) {
        String url = draft.text(Member.PAGE_URL);
        Map<String, String> query = url == null ? Map.of() : UrlQuery.of(url);
        if (query.isEmpty()) {
            return draft;
        }
        Map<Member, String> campaign = new EnumMap<>(Member.class);
        if (!draft.has(Section.CAMPAIGN)) {
            UTM.forEach((parameter, member) -> put(campaign, member, query.get(parameter)));
        }
        if (draft.text(Member.CAMPAIGN_CLICK_ID) == null) {
            addClickId(campaign, draft, query);
        }
        return campaign.isEmpty() ? draft : draft.with(campaign);
    }

    private static void addClickId(Map<Member, String> campaign, Draft draft, Map<String, String> query) {
        for (Map.Entry<String, Network> network : CLICK_IDS.entrySet()) {
            String id = query.get(network.getKey());
            if (id != null && !id.isBlank()) {
                put(campaign, Member.CAMPAIGN_CLICK_ID, id);
                put(campaign, Member.CAMPAIGN_CLICK_ID_TYPE, network.getKey());
                if (draft.text(Member.CAMPAIGN_SOURCE) == null) {
                    name(campaign, network.getValue());
                }
                return;
            }
        }
    }

    private static void name(Map<Member, String> campaign, Network network) {
        campaign.putIfAbsent(Member.CAMPAIGN_SOURCE, network.source());
        if (network.medium() != null) {
            campaign.putIfAbsent(Member.CAMPAIGN_MEDIUM, network.medium());
        }
    }

    /** A visitor's URL may hold anything: what no event can hold is cut or left out, and costs nothing else. */
    private static void put(Map<Member, String> campaign, Member member, @Nullable String text) {
        if (text == null) {
            return;
        }
        String cut = Texts.cut(text.strip(), member.maxLength());
        if (!cut.isEmpty() && Texts.isClean(cut)) {
            campaign.put(member, cut);
        }
    }

    private static Map<String, Network> clickIds() {
        Network google = new Network("google", PAID);
        Map<String, Network> networks = new LinkedHashMap<>();
        networks.put("gclid", google);
        networks.put("gbraid", google);
        networks.put("wbraid", google);
        networks.put("dclid", new Network("google", "display"));
        networks.put("msclkid", new Network("bing", PAID));
        networks.put("li_fat_id", new Network("linkedin", PAID));
        networks.put("fbclid", new Network("facebook", null));
        networks.put("ttclid", new Network("tiktok", PAID));
        networks.put("twclid", new Network("twitter", PAID));
        return networks;
    }
}
