package io.ripen.scoring.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.scoring.domain.identity.IdentityEvent.Activity;
import io.ripen.scoring.domain.identity.IdentityEvent.Identified;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdentityDecisionTest {
    private static final ResolvedLead ADA = new ResolvedLead("ada", "ada@firm.example", true);
    private static final ResolvedLead BOB = new ResolvedLead("bob", "bob@firm.example", false);

    @Test
    void keepsTheHistoryOfAnAnonymousVisitorSilently() {
        IdentityDecision decision = IdentityDecision.of(Visitor.unknown("v:1"), null);

        assertThat(decision.visitor()).isEqualTo(new Visitor("v:1", 1, null, 1, 0));
        assertThat(decision.events()).isEmpty();
    }

    @Test
    void givesTheAnonymousPastToThePersonWhoAppears() {
        IdentityDecision decision = IdentityDecision.of(new Visitor("v:1", 1, null, 4, 0), ADA);

        assertThat(decision.visitor()).isEqualTo(new Visitor("v:1", 1, "ada", 5, 2));
        assertThat(decision.events())
                .containsExactly(new Identified("ada", 1, 4, "ada@firm.example", true), new Activity("ada", 2));
    }

    @Test
    void identifiesByTheVeryFirstTouchpoint() {
        IdentityDecision decision = IdentityDecision.of(Visitor.unknown("v:1"), ADA);

        assertThat(decision.events().getFirst()).isEqualTo(new Identified("ada", 1, 0, "ada@firm.example", true));
        assertThat(decision.visitor().position()).isEqualTo(1);
    }

    @Test
    void passesOnWhatAKnownVisitorDoes() {
        Visitor known = new Visitor("v:1", 1, "ada", 5, 2);

        IdentityDecision anonymousAct = IdentityDecision.of(known, null);
        IdentityDecision sameAddress = IdentityDecision.of(anonymousAct.visitor(), ADA);

        assertThat(anonymousAct.events()).containsExactly(new Activity("ada", 3));
        assertThat(sameAddress.events()).containsExactly(new Activity("ada", 4));
        assertThat(sameAddress.visitor()).isEqualTo(new Visitor("v:1", 1, "ada", 7, 4));
    }

    @Test
    void startsANewSegmentForAnotherPersonOnTheSameBrowser() {
        IdentityDecision decision = IdentityDecision.of(new Visitor("v:1", 1, "ada", 5, 2), BOB);

        assertThat(decision.visitor()).isEqualTo(new Visitor("v:1", 2, "bob", 6, 2));
        assertThat(decision.events())
                .containsExactly(new Identified("bob", 1, 0, "bob@firm.example", false), new Activity("bob", 2));
    }

    @Test
    void keepsWhatAMachineCausedInItsPlaceAndTellsNobody() {
        IdentityDecision decision = IdentityDecision.ofMachine(new Visitor("v:1", 2, "ada", 5, 3));

        assertThat(decision.visitor()).isEqualTo(new Visitor("v:1", 2, "ada", 6, 3));
        assertThat(decision.events()).isEmpty();
    }

    /** The expected id is what Python's {@code uuid.uuid5} gives for the namespace and the name. */
    @Test
    void derivesLeadIdsAsVersionFiveUuids() {
        assertThat(LeadIds.createdBy("www.example.com", "0192-a")).isEqualTo("284b8728-2169-5c24-9dcb-e4a322238d85");
    }

    @Test
    void derivesLeadIdsFromTheCreatingTouchpoint() {
        UUID id = UUID.fromString(LeadIds.createdBy("site", "t1"));

        assertThat(id.version()).isEqualTo(5);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(LeadIds.createdBy("site", "t1")).isEqualTo(id.toString());
        assertThat(LeadIds.createdBy("site", "t2")).isNotEqualTo(id.toString());
        assertThat(LeadIds.createdBy("sitet", "1")).isNotEqualTo(id.toString());
    }
}
