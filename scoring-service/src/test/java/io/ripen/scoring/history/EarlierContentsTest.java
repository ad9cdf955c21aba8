package io.ripen.scoring.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.contracts.lead.LeadIdentified;
import io.ripen.contracts.touchpoint.Asset;
import io.ripen.contracts.touchpoint.TimeRule;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EarlierContentsTest {
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    private final EarlierContents contents = new EarlierContents();

    @Test
    void keepsTheNewestOfEachVisitorByTime() {
        contents.add(touchpoint("v:other", 0, "other"));
        contents.add(touchpoint("v:1", 90, "last"));
        for (int minute = 0; minute < LeadIdentified.MOST_CONTENTS; minute++) {
            contents.add(touchpoint("v:1", minute, "asset-" + minute));
        }
        contents.add(touchpoint("v:1", 80, null));

        assertThat(contents.take("v:1"))
                .hasSize(LeadIdentified.MOST_CONTENTS)
                .extracting(content -> content.asset().id())
                .startsWith("asset-1", "asset-2")
                .endsWith("asset-49", "last");
        assertThat(contents.take("v:other")).hasSize(1);
    }

    @Test
    void givesAVisitorsContentsOnce() {
        contents.add(touchpoint("v:1", 0, "asset"));

        assertThat(contents.take("v:1")).hasSize(1);
        assertThat(contents.take("v:1")).isEmpty();
        assertThat(contents.take("v:2")).isEmpty();
    }

    private static TouchpointCaptured touchpoint(String visitor, long minute, @Nullable String asset) {
        Instant at = START.plusSeconds(60 * minute);
        return new TouchpointCaptured(
                visitor + "-" + minute,
                "www",
                visitor,
                null,
                null,
                TouchpointType.DOWNLOAD,
                null,
                at,
                at,
                TimeRule.CLIENT,
                null,
                null,
                null,
                asset == null ? null : new Asset(asset, "whitepaper", null, null, null),
                null,
                List.of(),
                List.of(),
                Map.of(),
                null,
                null);
    }
}
