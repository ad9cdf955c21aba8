package io.ripen.scoring.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompanyDataTest {
    @Test
    void takesTextsThatAFormMayTell() {
        assertThat(named("Åkerlund & Søn A/S").isPlain()).isTrue();
        assertThat(named("x".repeat(255)).isPlain()).isTrue();
        assertThat(new CompanyData(null, null, null, null).isPlain()).isTrue();
    }

    @Test
    void takesNoTextThatTablesOrEventsCannotHold() {
        assertThat(named("Acme\0").isPlain()).isFalse();
        assertThat(named("Acme\nAB").isPlain()).isFalse();
        assertThat(named("x".repeat(256)).isPlain()).isFalse();
        assertThat(new CompanyData(null, null, "\u009f", null).isPlain()).isFalse();
    }

    private static CompanyData named(String company) {
        return new CompanyData(company, null, null, null);
    }
}
