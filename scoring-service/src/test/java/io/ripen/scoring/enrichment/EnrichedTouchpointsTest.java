package io.ripen.scoring.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.scoring.contract.TouchpointReader;
import io.ripen.scoring.domain.identity.Sighting;
import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.FactSource;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EnrichedTouchpointsTest {
    private static final String LEAD = "3f0e8a52-7c1d-5b6e-9a41-0d6f5c2b1e77";

    @Test
    void namesTheLeadWithoutTellingItsAddressAgain() {
        TouchpointCaptured touchpoint = EnrichedTouchpoints.touchpoint(
                new EnrichmentRequest(LEAD, "acme.example", 1),
                new CompanyData("Acme", "250", null, "SE"),
                Instant.parse("2026-05-01T12:00:00Z"));

        assertThat(touchpoint.visitorKey())
                .as("ingest takes no id with a blank")
                .isEqualTo("u: enrichment:" + LEAD);
        Sighting sighting = TouchpointReader.sighting(touchpoint);
        assertThat(sighting.mailedLead()).isEqualTo(LEAD);
        assertThat(sighting.email()).isNull();
        assertThat(sighting.mayCreateLead()).isFalse();
        Touchpoint read = TouchpointReader.read(touchpoint);
        assertThat(read.facts()).containsOnlyKeys(FactName.COMPANY, FactName.COMPANY_SIZE, FactName.COUNTRY);
        assertThat(read.source()).isEqualTo(FactSource.ENRICHMENT);
    }
}
