package io.ripen.nurture.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.contracts.Cause;
import io.ripen.contracts.lead.EarlierContent;
import io.ripen.contracts.lead.LeadActivity;
import io.ripen.contracts.lead.LeadIdentified;
import io.ripen.contracts.lead.LeadProfile;
import io.ripen.contracts.privacy.LeadErasureRequested;
import io.ripen.contracts.score.ModelRef;
import io.ripen.contracts.score.ScoreValues;
import io.ripen.contracts.stage.Actor;
import io.ripen.contracts.stage.StageChanged;
import io.ripen.contracts.touchpoint.Asset;
import io.ripen.contracts.touchpoint.Origin;
import io.ripen.contracts.touchpoint.TimeRule;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.nurture.domain.Facts;
import io.ripen.nurture.domain.LeadInput;
import io.ripen.nurture.domain.Quarantine;
import io.ripen.nurture.domain.Use;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    @Test
    void tellsAnImportedStageFromOneThatTheLeadEntered() {
        assertThat(LeadInputs.of(stage("imported"))).contains(entered(true, AT));
        assertThat(LeadInputs.of(stage("merged"))).contains(entered(true, AT));
        assertThat(LeadInputs.of(stage("lost"))).contains(entered(false, AT));
        assertThat(LeadInputs.of(stage("guards-satisfied"))).contains(entered(false, null));
        assertThat(LeadInputs.of(stage("guards-held"))).contains(entered(false, null));
        assertThat(LeadInputs.of(stage("identified"))).contains(entered(false, null));
        assertThat(LeadInputs.of(stage("from-the-future"))).contains(entered(false, AT));
    }

    @Test
    void tellsAStageThatGoesByAScoreStillToComeFromOneBehindIt() {
        LeadInput.StageEntered ahead =
                new LeadInput.StageEntered("SQL", Facts.NONE, List.of(), new Quarantine(AT), false, null, true);

        assertThat(LeadInputs.of(stage("guards-satisfied"), 0)).contains(ahead);
        assertThat(LeadInputs.of(stage("guards-satisfied"), 1)).contains(entered(false, null));
    }

    @Test
    void tellsImportedContentsFromThoseThatTheLeadUses() {
        assertThat(LeadInputs.of(download("import"))).contains(acted(true));
        assertThat(LeadInputs.of(download("native"))).contains(acted(false));
    }

    private static LeadInput acted(boolean imported) {
        return new LeadInput.Acted(new Use("t-1", "wp-1", "whitepaper", "security", AT, imported), AT, List.of());
    }

    private static LeadActivity download(String protocol) {
        TouchpointCaptured touchpoint = new TouchpointCaptured(
                "t-1",
                "www",
                "v:1",
                "1",
                null,
                TouchpointType.DOWNLOAD,
                null,
                AT,
                AT,
                TimeRule.CLIENT,
                null,
                null,
                null,
                new Asset("wp-1", "whitepaper", "security", null, null),
                null,
                List.of(),
                List.of(),
                Map.of(),
                new Origin(protocol, null, null, null, null),
                null);
        return new LeadActivity("lead-1", 1, 1, touchpoint);
    }

    @Test
    void takesNoEventUnderTheKeyOfAnotherLead() {
        assertThat(LeadInputs.mayBeOf(stage("guards-satisfied"), "lead-1")).isTrue();
        assertThat(LeadInputs.mayBeOf(stage("guards-satisfied"), "lead-2")).isFalse();
        assertThat(LeadInputs.mayBeOf(new LeadErasureRequested("lead-1", 1, "request-1", AT), "lead-2"))
                .isFalse();
    }

    @Test
    void takesWhatALeadDoesUnderTheKeyOfTheOneIntoWhichItWasMerged() {
        assertThat(LeadInputs.mayBeOf(identified(), "lead-2")).isTrue();
    }

    private static LeadInput entered(boolean imported, @Nullable Instant placedAt) {
        return new LeadInput.StageEntered("SQL", Facts.NONE, List.of(), new Quarantine(AT), imported, placedAt, false);
    }

    private static StageChanged stage(String reason) {
        return new StageChanged(
                "lead-1",
                2,
                "LEAD",
                "SQL",
                AT,
                reason,
                List.of(),
                new Actor(Actor.Kind.USER, "mara"),
                new ModelRef("b2b-default", 1),
                new ScoreValues(BigDecimal.TEN, BigDecimal.TEN, BigDecimal.ZERO, "D4"),
                1,
                Map.of(),
                LeadProfile.EMPTY,
                new Cause(null, AT, AT),
                null,
                null,
                null,
                null,
                new io.ripen.contracts.stage.Quarantine("sales", new Actor(Actor.Kind.USER, "mara"), AT, AT),
                null);
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
