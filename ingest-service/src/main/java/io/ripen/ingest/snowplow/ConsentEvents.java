package io.ripen.ingest.snowplow;

import com.fasterxml.jackson.databind.JsonNode;
import io.ripen.ingest.domain.raw.RawConsent;
import io.ripen.ingest.reading.FieldNames;
import io.ripen.ingest.reading.ForeignTouchpoint;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What consent managers report: scopes of a banner ({@code consent_preferences}) and documents that were agreed to
 * ({@code consent_granted}, {@code consent_withdrawn} with their entity {@code consent_document}). Scopes are words of
 * the site's own: the sites file says what they mean, else the words that most banners use are known here.
 */
final class ConsentEvents {
    private static final String GRANTED = "granted";
    private static final String WITHDRAWN = "withdrawn";
    private static final String WEB_TRACKING = "web-tracking";
    private static final String PROFILING = "profiling";
    private static final String CONTACT_BY_MAIL = "contact-by-mail";
    private static final String MAIL_TRACKING = "mail-tracking";

    /** What a banner on a website is about; the rest is agreed to elsewhere. */
    private static final List<String> PURPOSES_OF_A_BANNER = List.of(WEB_TRACKING, PROFILING);

    private static final Map<String, String> SCOPES = Map.ofEntries(
            Map.entry(WEB_TRACKING, WEB_TRACKING),
            Map.entry("analytics", WEB_TRACKING),
            Map.entry("statistics", WEB_TRACKING),
            Map.entry("performance", WEB_TRACKING),
            Map.entry("measurement", WEB_TRACKING),
            Map.entry("tracking", WEB_TRACKING),
            Map.entry(PROFILING, PROFILING),
            Map.entry("marketing", PROFILING),
            Map.entry("advertisement", PROFILING),
            Map.entry("advertising", PROFILING),
            Map.entry("targeting", PROFILING),
            Map.entry("personalization", PROFILING),
            Map.entry(CONTACT_BY_MAIL, CONTACT_BY_MAIL),
            Map.entry("newsletter", CONTACT_BY_MAIL),
            Map.entry("email", CONTACT_BY_MAIL),
            Map.entry(MAIL_TRACKING, MAIL_TRACKING));

    private final Map<String, String> categories;

    /** @param categories the site's own names of scopes, and the purposes they stand for */
    ConsentEvents(Map<String, String> categories) {
        this.categories = Map.copyOf(categories);
    }

    /** Adds what the person chose in a banner. An implied consent is none, and a pending one not yet. */
    void preferences(ForeignTouchpoint touchpoint, JsonNode data) {
        Set<String> purposes = new LinkedHashSet<>();
        for (JsonNode scope : data.path("consentScopes")) {
            String purpose = purpose(scope.asText());
            if (purpose != null) {
                purposes.add(purpose);
            }
        }
        String version = text(data, "consentVersion");
        String source = text(data, "consentUrl");
        switch (data.path("eventType").asText("")) {
            case "allow_all" -> add(touchpoint, purposes, GRANTED, version, source);
            case "allow_selected" -> {
                add(touchpoint, purposes, GRANTED, version, source);
                add(touchpoint, PURPOSES_OF_A_BANNER, WITHDRAWN, version, source);
            }
            case "deny_all", "withdrawn", "expired" -> {
                add(touchpoint, PURPOSES_OF_A_BANNER, WITHDRAWN, version, source);
                add(touchpoint, purposes, WITHDRAWN, version, source);
            }
            default -> {}
        }
    }

    /** Adds the documents that the person agreed to. */
    void granted(ForeignTouchpoint touchpoint, List<SelfDescribing> entities) {
        documents(touchpoint, GRANTED, entities);
    }

    /** Adds the documents that the person no longer agrees to; or everything. */
    void withdrawn(ForeignTouchpoint touchpoint, JsonNode data, List<SelfDescribing> entities) {
        documents(touchpoint, WITHDRAWN, entities);
        if (data.path("all").asBoolean(false)) {
            add(touchpoint, FieldNames.purposes(), WITHDRAWN, null, null);
        }
    }

    private void documents(ForeignTouchpoint touchpoint, String status, List<SelfDescribing> entities) {
        for (SelfDescribing entity : entities) {
            if (entity.schema().equals(Schemas.CONSENT_DOCUMENT)) {
                JsonNode document = entity.data();
                String purpose = purpose(document.path("id").asText(""));
                String named = purpose == null ? purpose(document.path("name").asText("")) : purpose;
                if (named != null) {
                    String version = text(document, "version");
                    add(touchpoint, List.of(named), status, version, text(document, "name"));
                }
            }
        }
    }

    private static void add(
            ForeignTouchpoint touchpoint,
            Iterable<String> purposes,
            String status,
            @Nullable String version,
            @Nullable String source) {
        purposes.forEach(purpose -> touchpoint.consent(new RawConsent(purpose, status, version, source)));
    }

    private @Nullable String purpose(String scope) {
        String own = categories.get(scope.strip());
        return own != null
                ? own
                : SCOPES.get(
                        scope.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-'));
    }

    private static @Nullable String text(JsonNode data, String name) {
        return data.path(name).isValueNode() ? data.path(name).asText(null) : null;
    }
}
