package io.ripen.lifecycle.domain.demand;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a visit came about. */
public enum Channel {
    /** Typed in, a bookmark, or nothing that tells. */
    DIRECT,
    ORGANIC_SEARCH,
    PAID_SEARCH,
    ORGANIC_SOCIAL,
    PAID_SOCIAL,
    EMAIL,
    DISPLAY,
    /** A link on another site. */
    REFERRAL,
    /** A campaign of another kind. */
    OTHER;

    private static final Set<String> PAID =
            Set.of("cpc", "ppc", "paid", "paidsearch", "paid-search", "sem", "cpv", "cpa");
    private static final Set<String> BOUGHT_SOCIAL = Set.of("paid-social", "paidsocial", "paid_social", "social-paid");
    private static final Set<String> DISPLAYED = Set.of("display", "banner", "cpm", "interstitial", "expandable");
    private static final Set<String> SOCIAL =
            Set.of("social", "social-network", "social-media", "sm", "social network", "social media");
    private static final Set<String> MAILED = Set.of("email", "e-mail", "e_mail", "mail", "newsletter");
    private static final Set<String> REFERRED = Set.of("referral", "link", "app");

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The word in figures and answers, for example {@code paid-search}. */
    public String word() {
        return word;
    }

    /**
     * What a referring site is, after a published list.
     *
     * @param kind {@code search}, {@code social}, {@code email}, {@code paid}, or anything else
     * @param name the site's name, for example Google
     */
    public record Referrer(String kind, String name) {}

    /**
     * Finds the channel: what the campaign's medium says, else what its source is known for, else what the referring site
     * is known for.
     *
     * @param medium utm_medium
     * @param source what is known of utm_source as a site; absent where that is nothing
     * @param hasCampaign whether there was any UTM parameter or click id
     * @param referrer what is known of the site that the visitor came from; absent where there was none
     */
    public static Channel of(
            @Nullable String medium, @Nullable Referrer source, boolean hasCampaign, @Nullable Referrer referrer) {
        String word = medium == null ? "" : medium.strip().toLowerCase(Locale.ROOT);
        if (PAID.contains(word)) {
            return isSocial(source) || (source == null && isSocial(referrer)) ? PAID_SOCIAL : PAID_SEARCH;
        }
        if (BOUGHT_SOCIAL.contains(word)) {
            return PAID_SOCIAL;
        }
        if (DISPLAYED.contains(word)) {
            return DISPLAY;
        }
        if (SOCIAL.contains(word)) {
            return ORGANIC_SOCIAL;
        }
        if (MAILED.contains(word)) {
            return EMAIL;
        }
        if (REFERRED.contains(word)) {
            return REFERRAL;
        }
        if (word.equals("organic")) {
            return ORGANIC_SEARCH;
        }
        Referrer site = source == null ? referrer : source;
        return site == null ? (hasCampaign ? OTHER : DIRECT) : of(site, hasCampaign);
    }

    private static Channel of(Referrer site, boolean hasCampaign) {
        return switch (site.kind()) {
            case "search" -> ORGANIC_SEARCH;
            case "social" -> ORGANIC_SOCIAL;
            case "email" -> EMAIL;
            case "paid" -> PAID_SEARCH;
            default -> hasCampaign ? OTHER : REFERRAL;
        };
    }

    private static boolean isSocial(@Nullable Referrer site) {
        return site != null && site.kind().equals("social");
    }
}
