package io.ripen.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.contracts.RandomRecords.Members;
import io.ripen.contracts.lead.LeadFacts;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LeadFactsTest {
    private static final LeadFacts OLD = new RandomRecords(new Random(1), Members.ALL).next(LeadFacts.class);
    private static final LeadFacts NEW = new RandomRecords(new Random(2), Members.ALL).next(LeadFacts.class);

    @Test
    void takesEveryFactThatTheNewerOnesKnow() {
        assertThat(OLD.overlaidWith(NEW)).isEqualTo(NEW);
    }

    @Test
    void keepsEveryFactThatTheNewerOnesDoNotKnow() {
        assertThat(OLD.overlaidWith(LeadFacts.NONE)).isEqualTo(OLD);
        assertThat(LeadFacts.NONE.overlaidWith(OLD)).isEqualTo(OLD);
    }

    @Test
    void overlaysEachFactOnItsOwn() {
        LeadFacts phone = new LeadFacts(null, null, "+46 8 465 004 12", null, null, null, null, null, null, null, null);

        LeadFacts overlaid = OLD.overlaidWith(phone);

        assertThat(overlaid.phone()).isEqualTo("+46 8 465 004 12");
        assertThat(overlaid.email()).isEqualTo(OLD.email());
        assertThat(overlaid.locale()).isEqualTo(OLD.locale());
    }
}
