package io.ripen.scoring.fact;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.contracts.lead.FactName;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FactWithdrawalTest {
    private static final String LEAD = "3f0e8a52-7c1d-5b6e-9a41-0d6f5c2b1e77";

    @Test
    void isOfAVisitorWhomNobodyCanBe() {
        TouchpointCaptured touchpoint =
                FactWithdrawal.touchpoint("t", LEAD, FactName.PHONE, Instant.parse("2026-05-01T12:00:00Z"));

        assertThat(touchpoint.visitorKey())
                .as("ingest takes no id with a blank")
                .isEqualTo("u: sales:" + LEAD);
        assertThat(touchpoint.withdrawnFacts()).containsExactly(FactName.PHONE);
        assertThat(touchpoint.mail()).isNotNull();
    }
}
