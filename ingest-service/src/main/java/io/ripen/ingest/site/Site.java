package io.ripen.ingest.site;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.ripen.ingest.domain.site.CatalogueEntry;
import io.ripen.ingest.domain.site.SitePolicy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A site, shop or application that sends events.
 *
 * @param id its name in events, topics and metrics: letters, digits, dot, hyphen and underscore
 * @param keys its write keys
 * @param origins the web origins whose pages may send with its browser keys
 * @param limits how much it may send
 * @param policy its rules about its visitors, and its content
 * @param forms what HTML forms need
 * @param webhooks what mail providers' webhooks are checked with
 * @param consentCategories category names of its consent tool, and the purpose that each one means
 */
public record Site(
        String id,
        List<SiteKey> keys,
        List<OriginPattern> origins,
        Limits limits,
        SitePolicy policy,
        Forms forms,
        Webhooks webhooks,
        Map<String, String> consentCategories) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** Copies the collections. */
    public Site {
        requireName("a site's id", id);
        keys = List.copyOf(keys);
        origins = List.copyOf(origins);
        consentCategories = Map.copyOf(consentCategories);
    }

    /** A site as the file gives it; what is absent gets its default. */
    @JsonCreator
    static Site of(
            @JsonProperty(value = "id", required = true) String id,
            @JsonProperty(value = "keys", required = true) List<SiteKey> keys,
            @JsonProperty("origins") @Nullable List<OriginPattern> origins,
            @JsonProperty("limits") @Nullable Limits limits,
            @JsonProperty("privacy") @Nullable Privacy privacy,
            @JsonProperty("forms") @Nullable Forms forms,
            @JsonProperty("webhooks") @Nullable Webhooks webhooks,
            @JsonProperty("consentCategories") @Nullable Map<String, String> consentCategories,
            @JsonProperty("catalogue") @Nullable List<CatalogueItem> catalogue) {
        List<CatalogueEntry> content = catalogue == null
                ? List.of()
                : catalogue.stream().map(CatalogueItem::entry).toList();
        return new Site(
                id,
                keys,
                Objects.requireNonNullElse(origins, List.of()),
                Objects.requireNonNullElse(limits, Limits.DEFAULT),
                policy(privacy, content),
                Objects.requireNonNullElse(forms, Forms.NONE),
                Objects.requireNonNullElse(webhooks, Webhooks.NONE),
                Objects.requireNonNullElse(consentCategories, Map.of()));
    }

    private static SitePolicy policy(@Nullable Privacy privacy, List<CatalogueEntry> content) {
        SitePolicy normal = SitePolicy.DEFAULT;
        if (privacy == null) {
            return new SitePolicy(
                    normal.visitorIds(), normal.signals(), normal.consent(), Set.of(), normal.keepsIp(), content);
        }
        return new SitePolicy(
                Objects.requireNonNullElse(privacy.visitorIds(), normal.visitorIds()),
                Objects.requireNonNullElse(privacy.signals(), normal.signals()),
                Objects.requireNonNullElse(privacy.consent(), normal.consent()),
                Objects.requireNonNullElse(privacy.deny(), Set.of()),
                Objects.requireNonNullElse(privacy.keepIp(), normal.keepsIp()),
                content);
    }

    /** Whether a page of this origin may send with a browser key. */
    public boolean allows(String origin) {
        return origins.stream().anyMatch(pattern -> pattern.matches(origin));
    }

    static void requireName(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(what + " has 1 to 64 letters, digits, '.', '_' and '-'");
        }
    }
}
