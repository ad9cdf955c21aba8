package io.ripen.nurture.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.contracts.Cause;
import io.ripen.contracts.lead.EarlierContent;
import io.ripen.contracts.lead.LeadIdentified;
import io.ripen.contracts.touchpoint.Asset;
import io.ripen.nurture.domain.LeadInput;
import io.ripen.nurture.domain.Use;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeadInputsTest {
    private static final Instant AT = Instant.parse("2026-03-16T09:30:00Z");

    @Test
    void takesTheContentsThatAVisitorUsedBeforeItWasKnown() {
        assertThat(LeadInputs.of(identified(
                        new Asset("wp-1", "whitepaper", "security", null, null),
                        new Asset("wp-2", null, "security", null, null))))
                .contains(new LeadInput.Recognised(
                        List.of(new Use("touchpoint-of-wp-1", "wp-1", "whitepaper", "security", AT))));
    }

    @Test
    void hearsNothingFromAnIdentificationWithoutContents() {
        assertThat(LeadInputs.of(identified())).isEmpty();
    }

    private static LeadIdentified identified(Asset... assets) {
        return new LeadIdentified(
                "lead-1",
                true,
                "v:1",
                1,
                assets.length,
                "ada@example.com",
                new Cause("form", AT, AT),
                List.of(assets).stream()
                        .map(asset -> new EarlierContent("touchpoint-of-" + asset.id(), AT, asset))
                        .toList());
    }
}
