package io.ripen.scoring.domain.model;

import io.ripen.scoring.domain.touchpoint.Campaign;
import io.ripen.scoring.domain.touchpoint.Content;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A text of a touchpoint that conditions look at; model files use the name in lower case with hyphens. */
public enum Attribute {
    /** The site that sent it. */
    SITE,
    /** Host of the page. */
    HOST,
    /** Path of the page, without query and fragment. */
    PATH,
    /** Name of the form or custom touchpoint. */
    NAME,
    /** The site's own id of the asset. */
    ASSET,
    /** Type of the asset, for example {@code whitepaper}. */
    ASSET_TYPE,
    /** What the asset is about. */
    TOPIC,
    /** The product that the asset belongs to. */
    PRODUCT,
    /** Journey phase of the asset. */
    PHASE,
    /** Name of the campaign, utm_campaign. */
    CAMPAIGN,
    /** Source of the campaign, utm_source. */
    CAMPAIGN_SOURCE,
    /** Medium of the campaign, utm_medium. */
    CAMPAIGN_MEDIUM,
    /** The parameter that held an advertising network's click id, for example {@code gclid}. */
    CLICK_ID;

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name in model files, for example {@code asset-type}. */
    public String label() {
        return label;
    }

    /** What the touchpoint has here, or null. */
    public @Nullable String of(Touchpoint touchpoint) {
        return switch (this) {
            case SITE -> touchpoint.key().site();
            case HOST -> touchpoint.page() == null ? null : touchpoint.page().host();
            case PATH -> touchpoint.page() == null ? null : touchpoint.page().path();
            case NAME -> touchpoint.name();
            case ASSET, ASSET_TYPE, TOPIC, PRODUCT, PHASE ->
                touchpoint.content() == null ? null : of(touchpoint.content());
            case CAMPAIGN, CAMPAIGN_SOURCE, CAMPAIGN_MEDIUM, CLICK_ID ->
                touchpoint.campaign() == null ? null : of(touchpoint.campaign());
        };
    }

    private @Nullable String of(Content content) {
        return switch (this) {
            case ASSET -> content.id();
            case ASSET_TYPE -> content.type();
            case TOPIC -> content.topic();
            case PRODUCT -> content.product();
            case PHASE -> content.phase();
            case SITE, HOST, PATH, NAME, CAMPAIGN, CAMPAIGN_SOURCE, CAMPAIGN_MEDIUM, CLICK_ID -> null;
        };
    }

    private @Nullable String of(Campaign campaign) {
        return switch (this) {
            case CAMPAIGN -> campaign.name();
            case CAMPAIGN_SOURCE -> campaign.source();
            case CAMPAIGN_MEDIUM -> campaign.medium();
            case CLICK_ID -> campaign.clickId();
            case SITE, HOST, PATH, NAME, ASSET, ASSET_TYPE, TOPIC, PRODUCT, PHASE -> null;
        };
    }
}
