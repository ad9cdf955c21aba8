package io.ripen.ingest.domain;

import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.domain.raw.RawProperty;
import io.ripen.ingest.domain.raw.Section;
import io.ripen.ingest.domain.site.CatalogueEntry;
import io.ripen.ingest.domain.site.SitePolicy;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names the content that was used, by the site's catalogue: by the asset id that the event gives, else by the URL of a
 * link that was followed (property {@code href}), else by the page's URL. What the event says itself stays.
 */
final class AssetFromCatalogue implements Enrichment {
    private static final String LINK = "href";

    @Override
    public Draft enrich(Draft draft, Reception reception) {
        if (reception.policy().catalogue().isEmpty()) {
            return draft;
        }
        return find(draft, reception.policy())
                .map(entry -> described(draft, entry))
                .orElse(draft);
    }

    private static Optional<CatalogueEntry> find(Draft draft, SitePolicy policy) {
        String id = draft.text(Member.ASSET_ID);
        if (id != null) {
            return policy.catalogue().stream()
                    .filter(entry -> id.equals(entry.asset().get(Member.ASSET_ID)))
                    .findFirst();
        }
        return byUrl(link(draft), policy).or(() -> byUrl(draft.text(Member.PAGE_URL), policy));
    }

    private static Optional<CatalogueEntry> byUrl(@Nullable String url, SitePolicy policy) {
        return url == null
                ? Optional.empty()
                : policy.catalogue().stream()
                        .filter(entry -> entry.url().matches(url))
                        .findFirst();
    }

    private static @Nullable String link(Draft draft) {
        return draft.properties().get(LINK) instanceof RawProperty.Text(String url) ? url : null;
    }

    private static Draft described(Draft draft, CatalogueEntry entry) {
        Map<Member, String> texts = new EnumMap<>(entry.asset());
        draft.texts().forEach((member, text) -> {
            if (member.section() == Section.ASSET) {
                texts.put(member, text);
            }
        });
        if (entry.type() != null && !entry.type().equals(draft.text(Member.TYPE)) && isView(draft)) {
            texts.put(Member.TYPE, entry.type());
        }
        return draft.with(texts);
    }

    /** Only a plain view becomes something more; a form on a download page stays a form. */
    private static boolean isView(Draft draft) {
        String type = draft.text(Member.TYPE);
        return TouchpointIntake.PAGE_VIEW.equals(type) || TouchpointIntake.CUSTOM.equals(type);
    }
}
