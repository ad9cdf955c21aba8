package io.ripen.scoring.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripen.scoring.domain.identity.IdentityEvent.Activity;
import io.ripen.scoring.domain.identity.IdentityEvent.Identified;
import io.ripen.scoring.domain.touchpoint.FactSource;
import io.ripen.scoring.domain.touchpoint.TouchpointKey;
import io.ripen.scoring.domain.touchpoint.TouchpointType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IdentityDecisionTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final String ADA = LeadIds.createdBy("site", "first");
    private static final String ADAS = "ada@firm.example";
    private static final String BOB = LeadIds.createdBy("site", "bobs");
    private static final String BOBS = "bob@firm.example";
    private static final KnownPeople BOTH = new KnownPeople(Map.of(ADAS, ADA, BOBS, BOB), Map.of(ADA, ADAS, BOB, BOBS));
    private static final Sighting VIEW = sighting("view", TouchpointType.PAGE_VIEW, null, null);
    private static final Sighting FORM_OF_ADA = sighting("form", TouchpointType.FORM_FILL, ADAS, null);
    private static final Sighting FORM_OF_BOB = sighting("form", TouchpointType.FORM_FILL, BOBS, null);
    private static final Sighting LINK_TO_ADA = sighting("link", TouchpointType.PAGE_VIEW, null, ADA);

    @Test
    void keepsTheHistoryOfAnAnonymousVisitorSilently() {
        IdentityDecision decision = decide(Visitor.unknown("v:1"), VIEW);

        assertThat(decision.visitor()).isEqualTo(new Visitor("v:1", 1, null, 1, 0));
        assertThat(decision.events()).isEmpty();
    }

    @Test
    void givesTheAnonymousPastToThePersonWhoAppears() {
        IdentityDecision decision = decide(new Visitor("v:1", 1, null, 4, 0), FORM_OF_ADA);

        assertThat(decision.visitor()).isEqualTo(new Visitor("v:1", 1, ADA, 5, 2));
        assertThat(decision.events()).containsExactly(new Identified(ADA, 1, 4, ADAS, false), new Activity(ADA, 2));
    }

    @Test
    void identifiesByTheVeryFirstTouchpoint() {
        IdentityDecision decision = decide(Visitor.unknown("v:1"), FORM_OF_ADA);

        assertThat(decision.events().getFirst()).isEqualTo(new Identified(ADA, 1, 0, ADAS, false));
        assertThat(decision.visitor().position()).isEqualTo(1);
    }

    @Test
    void passesOnWhatAKnownVisitorDoes() {
        Visitor known = new Visitor("v:1", 1, ADA, 5, 2);

        IdentityDecision anonymousAct = decide(known, VIEW);
        IdentityDecision sameAddress = decide(anonymousAct.visitor(), FORM_OF_ADA);

        assertThat(anonymousAct.events()).containsExactly(new Activity(ADA, 3));
        assertThat(sameAddress.events()).containsExactly(new Activity(ADA, 4));
        assertThat(sameAddress.visitor()).isEqualTo(new Visitor("v:1", 1, ADA, 7, 4));
    }

    @Test
    void startsANewSegmentForAnotherPersonOnTheSameBrowser() {
        IdentityDecision decision = decide(new Visitor("v:1", 1, ADA, 5, 2), FORM_OF_BOB);

        assertThat(decision.visitor()).isEqualTo(new Visitor("v:1", 2, BOB, 6, 2));
        assertThat(decision.events()).containsExactly(new Identified(BOB, 1, 0, BOBS, false), new Activity(BOB, 2));
    }

    @Test
    void keepsWhatAMachineCausedInItsPlaceAndTellsNobody() {
        Sighting scan = new Sighting(key("scan"), TouchpointType.EMAIL_CLICK, FactSource.TOUCHPOINT, BOBS, BOB, true);

        IdentityDecision known = decide(new Visitor("v:1", 2, ADA, 5, 3), scan);
        IdentityDecision anonymous = decide(Visitor.unknown("v:1"), scan);

        assertThat(known.visitor()).isEqualTo(new Visitor("v:1", 2, ADA, 6, 3));
        assertThat(known.events()).isEmpty();
        assertThat(anonymous.visitor()).isEqualTo(new Visitor("v:1", 1, null, 1, 0));
        assertThat(anonymous.events()).isEmpty();
    }

    @Test
    void namesAnAnonymousVisitorByTheLinkOfAMail() {
        IdentityDecision decision = decide(new Visitor("v:1", 1, null, 4, 0), LINK_TO_ADA);

        assertThat(decision.events()).containsExactly(new Identified(ADA, 1, 4, ADAS, false), new Activity(ADA, 2));
    }

    @Test
    void takesALinkOfAForwardedMailForAnActOfWhoIsKnownAlready() {
        IdentityDecision decision = decide(new Visitor("v:1", 1, BOB, 4, 6), LINK_TO_ADA);

        assertThat(decision.visitor()).isEqualTo(new Visitor("v:1", 1, BOB, 5, 7));
        assertThat(decision.events()).containsExactly(new Activity(BOB, 7));
    }

    @Test
    void believesTheAddressRatherThanTheLink() {
        Sighting both = sighting("form", TouchpointType.FORM_FILL, BOBS, ADA);

        assertThat(decide(Visitor.unknown("v:1"), both).visitor().leadId()).isEqualTo(BOB);
    }

    @Test
    void knowsNobodyByTheLinkToALeadThatIsGone() {
        IdentityDecision decision =
                IdentityDecision.of(Visitor.unknown("v:1"), LINK_TO_ADA, KnownPeople.NONE, new Claims());

        assertThat(decision.events()).isEmpty();
    }

    @Test
    void createsALeadForAnAddressThatNobodyHas() {
        Claims claims = new Claims();
        Sighting first = sighting("first", TouchpointType.FORM_FILL, ADAS, null);
        claims.claim(first, KnownPeople.NONE);
        claims.claim(FORM_OF_ADA, KnownPeople.NONE);

        IdentityDecision decision =
                IdentityDecision.of(Visitor.unknown("v:1"), first, KnownPeople.NONE.with(claims.leadByEmail()), claims);

        assertThat(claims.leadByEmail()).containsExactly(Map.entry(ADAS, ADA));
        assertThat(decision.events()).containsExactly(new Identified(ADA, 1, 0, ADAS, true), new Activity(ADA, 2));
        assertThat(claims.newLeads()).isEqualTo(1);
        assertThat(claims.emailOf(ADA)).isEqualTo(ADAS);
    }

    @Test
    void claimsOnlyAddressesThatNobodyHas() {
        Claims claims = new Claims();

        claims.claim(FORM_OF_ADA, BOTH);
        claims.claim(VIEW, BOTH);
        claims.claim(sighting("bounce", TouchpointType.BOUNCE, "eve@firm.example", null), BOTH);

        assertThat(claims.leadByEmail()).isEmpty();
    }

    @Test
    void saysAgainThatItCreatedTheLeadWhenItsHistoryWasLost() {
        IdentityDecision decision =
                decide(Visitor.unknown("v:1"), sighting("first", TouchpointType.FORM_FILL, ADAS, null));

        assertThat(decision.events()).containsExactly(new Identified(ADA, 1, 0, ADAS, true), new Activity(ADA, 2));
    }

    @Test
    void leavesTheAddressToWhoWasFaster() {
        Claims claims = new Claims();
        claims.claim(FORM_OF_ADA, KnownPeople.NONE);
        KnownPeople people = KnownPeople.NONE.with(Map.of(ADAS, ADA));

        IdentityDecision decision = IdentityDecision.of(Visitor.unknown("v:1"), FORM_OF_ADA, people, claims);

        assertThat(decision.events()).containsExactly(new Identified(ADA, 1, 0, ADAS, false), new Activity(ADA, 2));
        assertThat(claims.newLeads()).isZero();
    }

    @Test
    void refusesToDecideWhatWasNotClaimed() {
        Visitor visitor = Visitor.unknown("v:1");
        Claims claims = new Claims();

        assertThatThrownBy(() -> IdentityDecision.of(visitor, FORM_OF_ADA, KnownPeople.NONE, claims))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void decidesTouchpointsThatComeTogetherAsIfEachCameAlone() {
        List<Arrival> arrivals = List.of(
                new Arrival("u:provider", sighting("bounce", TouchpointType.BOUNCE, ADAS, null)),
                new Arrival("v:tablet", LINK_TO_ADA),
                new Arrival("v:browser", sighting("first", TouchpointType.FORM_FILL, ADAS, null)),
                new Arrival("u:provider", sighting("unsubscribe", TouchpointType.UNSUBSCRIBE, ADAS, null)),
                new Arrival("v:browser", FORM_OF_BOB),
                new Arrival("v:phone", LINK_TO_ADA));
        Life together = new Life();
        Life alone = new Life();

        together.take(arrivals);
        arrivals.forEach(arrival -> alone.take(List.of(arrival)));

        String bob = LeadIds.createdBy("site", "form");
        assertThat(together.visitors)
                .containsOnly(
                        Map.entry("u:provider", new Visitor("u:provider", 1, ADA, 2, 2)),
                        Map.entry("v:tablet", new Visitor("v:tablet", 1, null, 1, 0)),
                        Map.entry("v:browser", new Visitor("v:browser", 2, bob, 2, 2)),
                        Map.entry("v:phone", new Visitor("v:phone", 1, ADA, 1, 2)))
                .isEqualTo(alone.visitors);
        assertThat(together.leadByEmail).isEqualTo(Map.of(ADAS, ADA, BOBS, bob)).isEqualTo(alone.leadByEmail);
    }

    private record Arrival(String visitorKey, Sighting sighting) {}

    /** What the tables of visitors and addresses would hold. */
    private static final class Life {
        private final Map<String, Visitor> visitors = new HashMap<>();
        private final Map<String, String> leadByEmail = new HashMap<>();

        void take(List<Arrival> together) {
            Map<String, String> emailByLead = new HashMap<>();
            leadByEmail.forEach((email, lead) -> emailByLead.put(lead, email));
            KnownPeople known = new KnownPeople(leadByEmail, emailByLead);
            Claims claims = new Claims();
            together.forEach(arrival -> claims.claim(arrival.sighting, known));
            leadByEmail.putAll(claims.leadByEmail());
            KnownPeople people = known.with(claims.leadByEmail());
            for (Arrival arrival : together) {
                Visitor before = visitors.getOrDefault(arrival.visitorKey, Visitor.unknown(arrival.visitorKey));
                visitors.put(
                        arrival.visitorKey,
                        IdentityDecision.of(before, arrival.sighting, people, claims)
                                .visitor());
            }
        }
    }

    private static IdentityDecision decide(Visitor before, Sighting sighting) {
        return IdentityDecision.of(before, sighting, BOTH, new Claims());
    }

    private static Sighting sighting(
            String id, TouchpointType type, @Nullable String email, @Nullable String mailedLead) {
        return new Sighting(key(id), type, FactSource.TOUCHPOINT, email, mailedLead, false);
    }

    private static TouchpointKey key(String id) {
        return new TouchpointKey(NOON, "site", id);
    }
}
