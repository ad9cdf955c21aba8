package io.ripen.scoring.history;

import io.ripen.contracts.lead.EarlierContent;
import io.ripen.contracts.lead.LeadIdentified;
import io.ripen.contracts.touchpoint.Asset;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The contents that visitors used while nobody knew who they were, the newest of each. Not thread-safe. */
public final class EarlierContents {
    private static final Comparator<EarlierContent> BY_TIME =
            Comparator.comparing(EarlierContent::occurredAt).thenComparing(EarlierContent::touchpointId);

    private final Map<String, List<EarlierContent>> byVisitor = new HashMap<>();

    /** Adds the content of a touchpoint, if it used one. */
    public void add(TouchpointCaptured touchpoint) {
        Asset asset = touchpoint.asset();
        if (asset == null) {
            return;
        }
        List<EarlierContent> contents = byVisitor.computeIfAbsent(touchpoint.visitorKey(), key -> new ArrayList<>());
        contents.add(new EarlierContent(touchpoint.touchpointId(), touchpoint.occurredAt(), asset));
        if (contents.size() > LeadIdentified.MOST_CONTENTS) {
            contents.sort(BY_TIME);
            contents.removeFirst();
        }
    }

    /** Those of a visitor who is known from now on, by time. */
    public List<EarlierContent> take(String visitorKey) {
        List<EarlierContent> contents = byVisitor.remove(visitorKey);
        return contents == null ? List.of() : contents.stream().sorted(BY_TIME).toList();
    }
}
