package io.ripen.scoring.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadProblemsTest {
    private static final UUID SURVIVOR = UUID.fromString("0b7bd6a2-35bb-5d0e-8a4d-0f2c9d6d8e11");

    @ParameterizedTest
    @CsvSource({
        "/v1/leads/ID/facts, /v1/leads/0b7bd6a2-35bb-5d0e-8a4d-0f2c9d6d8e11/facts",
        "/v1/leads/ID/score?at=2026-01-01T00%3A00%3A00Z,"
                + " /v1/leads/0b7bd6a2-35bb-5d0e-8a4d-0f2c9d6d8e11/score?at=2026-01-01T00%3A00%3A00Z",
        "/behind/a/proxy/v1/leads/ID/facts/phone,"
                + " /behind/a/proxy/v1/leads/0b7bd6a2-35bb-5d0e-8a4d-0f2c9d6d8e11/facts/phone",
        "/v1/leads/F0E1D2C3%2D35bb-5d0e-8a4d-0f2c9d6d8e12/facts, /v1/leads/0b7bd6a2-35bb-5d0e-8a4d-0f2c9d6d8e11/score",
        "/v1/leads/ID/score/history?from=ID, /v1/leads/0b7bd6a2-35bb-5d0e-8a4d-0f2c9d6d8e11/score/history?from=ID"
    })
    void asksTheSameOfTheSurvivor(String asked, String location) {
        String merged = "F0E1D2C3-35bb-5d0e-8a4d-0f2c9d6d8e12";

        var problem = LeadProblems.leadMerged(
                SURVIVOR, URI.create("http://scoring.example:8081" + asked.replace("ID", merged)));

        assertThat(problem.getStatusCode()).isEqualTo(308);
        assertThat(problem.getHeaders()).containsEntry("Location", location.replace("ID", merged));
        assertThat(problem.getParameters()).containsEntry("leadId", SURVIVOR.toString());
    }
}
