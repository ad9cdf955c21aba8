package io.ripen.ingest.domain.site;

import io.ripen.ingest.domain.raw.Member;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A piece of the site's content.
 *
 * @param url the URLs that lead to it
 * @param asset what is known of it; always its id
 * @param type what using it means, for example {@code download}; null leaves the touchpoint's type alone
 */
public record CatalogueEntry(
        UrlPattern url, Map<Member, String> asset, @Nullable String type) {

    /** Copies the map. */
    public CatalogueEntry {
        asset = Map.copyOf(asset);
        if (!asset.containsKey(Member.ASSET_ID)) {
            throw new IllegalArgumentException("a catalogue entry names its asset's id");
        }
    }
}
