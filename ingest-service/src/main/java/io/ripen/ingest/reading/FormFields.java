package io.ripen.ingest.reading;

import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.domain.raw.RawConsent;
import io.ripen.ingest.reading.FieldNames.Meaning;
import io.ripen.ingest.reading.FieldNames.Part;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns the fields of a submitted form, one after the other, into facts, consents and properties. */
public final class FormFields {
    private final ForeignTouchpoint touchpoint;
    private final Map<Part, String> name = new EnumMap<>(Part.class);
    private final Set<String> granted = new LinkedHashSet<>();
    private @Nullable String textVersion;

    /** Fills {@code touchpoint}; consents get their source and the name's parts are joined by {@link #done}. */
    public FormFields(ForeignTouchpoint touchpoint) {
        this.touchpoint = touchpoint;
    }

    /** Adds a field; a name that means nothing makes a property. */
    public void add(String fieldName, String value) {
        Meaning meaning = FieldNames.meaning(fieldName);
        if (meaning == null) {
            touchpoint.property(fieldName, value);
            return;
        }
        switch (meaning) {
            case Meaning.OfMember(Member member) -> member(member, fieldName, value);
            case Meaning.NamePart(Part part) -> name.putIfAbsent(part, value.strip());
            case Meaning.Consent(String purpose) -> consent(purpose, fieldName, value);
            case Meaning.ConsentVersion() -> textVersion = value;
        }
    }

    private void member(Member member, String fieldName, String value) {
        if (touchpoint.text(member) == null) {
            touchpoint.put(member, value);
        } else {
            touchpoint.property(fieldName, value);
        }
    }

    /** A box that is not ticked withdraws nothing: the person may have agreed elsewhere. */
    private void consent(String purpose, String fieldName, String value) {
        if (FieldNames.isTicked(value)) {
            granted.add(purpose);
        } else {
            touchpoint.property(fieldName, value);
        }
    }

    /**
     * Ends the form.
     *
     * @param source where the person agreed, for example the form's name
     */
    public void done(String source) {
        touchpoint.put(Member.FACTS_NAME, name.values().stream().collect(Collectors.joining(" ")));
        granted.forEach(purpose -> touchpoint.consent(new RawConsent(purpose, null, textVersion, source)));
    }
}
