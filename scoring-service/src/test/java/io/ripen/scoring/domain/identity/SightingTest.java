package io.ripen.scoring.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.scoring.domain.touchpoint.FactSource;
import io.ripen.scoring.domain.touchpoint.TouchpointKey;
import io.ripen.scoring.domain.touchpoint.TouchpointType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class SightingTest {
    private static final String LEAD = "284b8728-2169-5c24-9dcb-e4a322238d85";
    private static final String ADA = "ada@firm.example";

    @Test
    void namesByAnAddressInLowerCase() {
        Sighting sighting = sighting(" Ada@Firm.Example ", null, false);

        assertThat(sighting.email()).isEqualTo(ADA);
        assertThat(sighting.namesSomebody()).isTrue();
    }

    @Test
    void namesByTheLeadOfAMail() {
        Sighting sighting = sighting(null, LEAD, false);

        assertThat(sighting.mailedLead()).isEqualTo(LEAD);
        assertThat(sighting.namesSomebody()).isTrue();
    }

    @Test
    void namesNobodyByWhatCannotBeAMailAddress() {
        assertThat(sighting("ada", null, false).namesSomebody()).isFalse();
        assertThat(sighting(null, null, false).namesSomebody()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lead", "", "284B8728-2169-5C24-9DCB-E4A322238D85", LEAD + "0"})
    void namesNobodyByWhatIsNoLeadsId(String mailedLead) {
        assertThat(sighting(null, mailedLead, false).namesSomebody()).isFalse();
    }

    @Test
    void namesNobodyIfAMachineCausedIt() {
        Sighting sighting = sighting(ADA, LEAD, true);

        assertThat(sighting.email()).isNull();
        assertThat(sighting.mailedLead()).isNull();
        assertThat(sighting.namesSomebody()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"EMAIL_OPEN", "EMAIL_CLICK", "BOUNCE", "UNSUBSCRIBE", "COMPLAINT"})
    void createsNoLeadByWhatHappenedToAMail(TouchpointType type) {
        assertThat(sighting(type, FactSource.TOUCHPOINT).mayCreateLead()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"EMAIL_OPEN", "EMAIL_CLICK", "BOUNCE", "UNSUBSCRIBE", "COMPLAINT"})
    void mayCreateALeadByEverythingElse(TouchpointType type) {
        assertThat(sighting(type, FactSource.TOUCHPOINT).mayCreateLead()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(FactSource.class)
    void createsNoLeadByWhatWasLookedUp(FactSource source) {
        assertThat(sighting(TouchpointType.IDENTIFY, source).mayCreateLead())
                .isEqualTo(source != FactSource.ENRICHMENT);
    }

    private static Sighting sighting(@Nullable String email, @Nullable String mailedLead, boolean machine) {
        return new Sighting(key(), TouchpointType.FORM_FILL, FactSource.TOUCHPOINT, email, mailedLead, machine);
    }

    private static Sighting sighting(TouchpointType type, FactSource source) {
        return new Sighting(key(), type, source, ADA, null, false);
    }

    private static TouchpointKey key() {
        return new TouchpointKey(Instant.parse("2026-05-01T12:00:00Z"), "site", "t1");
    }
}
