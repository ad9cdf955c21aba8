package io.ripen.ingest.segment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ripen.contracts.lead.ConsentPurpose;
import io.ripen.contracts.lead.ConsentStatus;
import io.ripen.ingest.domain.raw.RawConsent;
import io.ripen.ingest.reading.ForeignTouchpoint;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What consent tools tell with each call: Segment's {@code context.consent.categoryPreferences}, RudderStack's {@code
 * context.consentManagement}. Categories carry the names that the site gave them in its tool; one that is neither a
 * purpose of ours nor mapped to one by the site says nothing here. They repeat what was chosen once, and so undo no
 * withdrawal made elsewhere; only the event that tells of a choice is one.
 */
final class Consents {
    private static final String SEGMENT = "context.consent";
    private static final String RUDDERSTACK = "context.consentManagement";

    private final Map<String, String> purposeOfCategory;
    private final boolean chosenNow;
    private final Map<ConsentPurpose, Boolean> given = new EnumMap<>(ConsentPurpose.class);

    /**
     * @param purposeOfCategory the purposes that the site's categories stand for
     * @param chosenNow whether the call is about the person's choice
     */
    Consents(Map<String, String> purposeOfCategory, boolean chosenNow) {
        this.purposeOfCategory = purposeOfCategory;
        this.chosenNow = chosenNow;
    }

    void addTo(ForeignTouchpoint touchpoint, ObjectNode context) {
        Node.object(Node.object(context, "consent"), "categoryPreferences")
                .properties()
                .forEach(category -> {
                    if (category.getValue().isBoolean()) {
                        choice(category.getKey(), category.getValue().booleanValue());
                    }
                });
        write(touchpoint, SEGMENT);
        ObjectNode management = Node.object(context, "consentManagement");
        each(management.path("allowedConsentIds"), true);
        each(management.path("deniedConsentIds"), false);
        write(touchpoint, RUDDERSTACK);
    }

    private void each(JsonNode categories, boolean granted) {
        for (JsonNode category : categories) {
            if (category.isTextual()) {
                choice(category.textValue(), granted);
            }
        }
    }

    /** Where several categories stand for one purpose, it takes all of them to give it. */
    private void choice(String category, boolean granted) {
        ConsentPurpose purpose = purpose(category);
        if (purpose != null) {
            given.merge(purpose, granted, Boolean::logicalAnd);
        }
    }

    private @Nullable ConsentPurpose purpose(String category) {
        ConsentPurpose purpose = ConsentPurpose.fromWire(purposeOfCategory.getOrDefault(category, category));
        return purpose == ConsentPurpose.UNKNOWN ? null : purpose;
    }

    private void write(ForeignTouchpoint touchpoint, String source) {
        given.forEach((purpose, granted) -> touchpoint.consent(new RawConsent(
                purpose.wireName(),
                (granted ? ConsentStatus.GRANTED : ConsentStatus.WITHDRAWN).wireName(),
                null,
                source,
                !chosenNow)));
    }
}
