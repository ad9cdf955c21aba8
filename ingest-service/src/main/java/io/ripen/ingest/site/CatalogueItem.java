package io.ripen.ingest.site;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.domain.site.CatalogueEntry;
import io.ripen.ingest.domain.site.UrlPattern;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A piece of content of a site.
 *
 * @param url the pages or files: a path or URL in which {@code *} stands for anything; query and fragment do not count
 * @param touchpoint what using it means, for example {@code download}; absent: what the client says
 * @param id its name
 * @param type for example {@code whitepaper}
 * @param topic what it is about
 * @param product the product it belongs to
 * @param phase awareness, consideration or decision
 */
public record CatalogueItem(
        @JsonProperty(required = true) String url,
        @Nullable String touchpoint,
        @JsonProperty(required = true) String id,
        @Nullable String type,
        @Nullable String topic,
        @Nullable String product,
        @Nullable String phase) {

    CatalogueEntry entry() {
        Map<Member, String> asset = new EnumMap<>(Member.class);
        put(asset, Member.ASSET_ID, id);
        put(asset, Member.ASSET_TYPE, type);
        put(asset, Member.ASSET_TOPIC, topic);
        put(asset, Member.ASSET_PRODUCT, product);
        put(asset, Member.ASSET_PHASE, phase);
        return new CatalogueEntry(new UrlPattern(url), asset, touchpoint);
    }

    private static void put(Map<Member, String> asset, Member member, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            asset.put(member, text.strip());
        }
    }
}
