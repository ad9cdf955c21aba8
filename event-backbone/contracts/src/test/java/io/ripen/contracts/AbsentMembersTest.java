package io.ripen.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripen.contracts.RandomRecords.Members;
import io.ripen.contracts.lead.ConsentGrant;
import io.ripen.contracts.lead.LeadFacts;
import io.ripen.contracts.lead.LeadIdentified;
import io.ripen.contracts.lead.LeadProfile;
import io.ripen.contracts.score.ScoreChanged;
import io.ripen.contracts.stage.HandoverAdvice;
import io.ripen.contracts.stage.HandoverRequested;
import io.ripen.contracts.stage.StageChanged;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Collections and profiles that a JSON text leaves out are empty, never null; and nobody can change them. */
class AbsentMembersTest {

    @Test
    void areEmptyInAScore() {
        ScoreChanged score = Json.read("{}", ScoreChanged.class);

        assertThat(score.interests()).isEmpty();
        assertThat(score.products()).isEmpty();
        assertThat(score.counters()).isEmpty();
        assertThat(score.receipt()).isEmpty();
        assertThat(score.profile()).isEqualTo(LeadProfile.EMPTY);
    }

    @Test
    void areEmptyInAnIdentification() {
        assertThat(Json.read("{}", LeadIdentified.class).contents()).isEmpty();
    }

    @Test
    void areEmptyInAStage() {
        StageChanged stage = Json.read("{}", StageChanged.class);

        assertThat(stage.guards()).isEmpty();
        assertThat(stage.interests()).isEmpty();
        assertThat(stage.profile()).isEqualTo(LeadProfile.EMPTY);
    }

    @Test
    void areEmptyInAHandover() {
        HandoverRequested handover = Json.read("{}", HandoverRequested.class);

        assertThat(handover.interests()).isEmpty();
        assertThat(handover.receipt()).isEmpty();
        assertThat(handover.profile()).isEqualTo(LeadProfile.EMPTY);
    }

    @Test
    void areEmptyInTheAdviceOfAHandover() {
        HandoverAdvice advice = Json.read("{}", HandoverAdvice.class);

        assertThat(advice.contentUsed()).isEmpty();
        assertThat(advice.missingFacts()).isEmpty();
    }

    @Test
    void areEmptyInATouchpointAndLeftOutWhenItIsWritten() {
        TouchpointCaptured touchpoint =
                new RandomRecords(new Random(1), Members.REQUIRED_ONLY).next(TouchpointCaptured.class);

        assertThat(touchpoint.consents()).isEmpty();
        assertThat(touchpoint.properties()).isEmpty();
        assertThat(Json.write(touchpoint)).doesNotContain("consents", "properties", "null");
    }

    @Test
    void areEmptyInAProfile() {
        assertThat(Json.read("{}", LeadProfile.class)).isEqualTo(LeadProfile.EMPTY);
        assertThat(LeadProfile.EMPTY.facts()).isEqualTo(LeadFacts.NONE);
    }

    @Test
    void areCopiedSoThatALaterChangeOfTheListHasNoEffect() {
        List<ConsentGrant> consents = new ArrayList<>();
        LeadProfile profile = new LeadProfile(LeadFacts.NONE, consents);
        consents.add(new RandomRecords(new Random(1), Members.ALL).next(ConsentGrant.class));

        assertThat(profile.consents()).isEmpty();
        assertThatThrownBy(() -> profile.consents().add(null)).isInstanceOf(UnsupportedOperationException.class);
    }
}
