package io.ripen.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class FunnelTest {
    private static final StageModel MODEL = Model.of(
            Model.saying("LEAD", Verb.WON, new Effect.To("WON")),
            Model.saying("MQL", Verb.WON, new Effect.To("WON"), Model.way(new Condition.AnyInterest(), "LEAD")),
            Model.end("WON"));

    @Test
    void countsWhereLeadsStandAndHowManyGoOn() {
        Funnel funnel = Funnel.of(
                MODEL,
                List.of(
                        new Flow(null, "LEAD", 4),
                        new Flow(null, "LEAD", 2),
                        new Flow("LEAD", "MQL", 2),
                        new Flow("MQL", "WON", 1),
                        new Flow("LEAD", "WON", 1)));

        assertThat(funnel.stages())
                .containsExactly(
                        new Funnel.Level("LEAD", 3, 6), new Funnel.Level("MQL", 1, 2), new Funnel.Level("WON", 2, 2));
        assertThat(funnel.conversions())
                .containsExactly(
                        new Funnel.Conversion("LEAD", "MQL", 2, new BigDecimal("0.3333")),
                        new Funnel.Conversion("LEAD", "WON", 1, new BigDecimal("0.1667")),
                        new Funnel.Conversion("MQL", "WON", 1, new BigDecimal("0.5000")));
    }

    @Test
    void hasNoRateWhereNobodyWas() {
        Funnel funnel = Funnel.of(MODEL, List.of());

        assertThat(funnel.stages())
                .containsOnly(
                        new Funnel.Level("LEAD", 0, 0), new Funnel.Level("MQL", 0, 0), new Funnel.Level("WON", 0, 0));
        assertThat(funnel.conversions()).allMatch(conversion -> conversion.rate() == null && conversion.moves() == 0);
    }
}
