package io.ripen.nurture.domain;

import static io.ripen.nurture.domain.Samples.FACTS;
import static io.ripen.nurture.domain.Samples.JOURNEYS;
import static io.ripen.nurture.domain.Samples.NOON;
import static io.ripen.nurture.domain.Samples.entered;
import static io.ripen.nurture.domain.Samples.lead;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whether mail may go to a lead's address, by what was heard of it. */
class AddressStatusTest {
    @Test
    void aRefusalBelongsToTheAddressAndIsRememberedWhenThatComesBack() {
        LeadNurture refused = lead(entered("MQL"), new LeadInput.MailboxRefused(null));

        assertThat(then(refused, at(FACTS.email())).address()).isEqualTo(AddressStatus.BOUNCED);
        assertThat(then(refused, at("ada@example.org")).address()).isEqualTo(AddressStatus.USABLE);
        assertThat(then(refused, at("ada@example.org"), at(FACTS.email())).address())
                .isEqualTo(AddressStatus.BOUNCED);
        assertThat(then(refused, at(null), at(FACTS.email())).address()).isEqualTo(AddressStatus.BOUNCED);
    }

    @Test
    void aRefusalOfAnEarlierAddressIsNotAboutTheOneOfNow() {
        LeadInput refusal = new LeadInput.MailboxRefused(MailAddress.hash("old@example.org"));
        LeadNurture moved = then(lead(at("old@example.org")), at(FACTS.email()), refusal);

        assertThat(moved.address()).isEqualTo(AddressStatus.USABLE);
        assertThat(then(moved, at("old@example.org")).address()).isEqualTo(AddressStatus.BOUNCED);
        assertThat(then(moved, new LeadInput.MailboxRefused(MailAddress.hash(String.valueOf(FACTS.email()))))
                        .address())
                .isEqualTo(AddressStatus.BOUNCED);
    }

    @Test
    void aComplaintIsThePersons() {
        LeadNurture complained = lead(entered("MQL"), new LeadInput.Complained());

        assertThat(then(complained, at("ada@example.org")).address()).isEqualTo(AddressStatus.COMPLAINED);
        assertThat(then(complained, new LeadInput.MailboxRefused(null)).address())
                .isEqualTo(AddressStatus.COMPLAINED);
    }

    @Test
    void whatIsLiftedDoesNotHoldAnyMoreAndNothingElseIs() {
        String here = MailAddress.hash(String.valueOf(FACTS.email()));
        LeadInput bounceLifted = new LeadInput.SuppressionLifted(AddressStatus.BOUNCED, here);
        LeadInput complaintLifted = new LeadInput.SuppressionLifted(AddressStatus.COMPLAINED, here);
        LeadNurture both = lead(
                entered("MQL"),
                new LeadInput.MailboxRefused("another"),
                new LeadInput.MailboxRefused(here),
                new LeadInput.Complained());

        assertThat(then(both, bounceLifted).address()).isEqualTo(AddressStatus.COMPLAINED);
        assertThat(then(both, complaintLifted).address()).isEqualTo(AddressStatus.BOUNCED);
        assertThat(then(both, complaintLifted, bounceLifted).address()).isEqualTo(AddressStatus.USABLE);
        assertThat(then(both, complaintLifted, bounceLifted).refused()).containsExactly("another");
        assertThat(then(both, complaintLifted, new LeadInput.Complained()).address())
                .isEqualTo(AddressStatus.COMPLAINED);
        assertThat(then(lead(entered("MQL")), bounceLifted, complaintLifted)).isEqualTo(lead(entered("MQL")));
        assertThat(then(lead(entered("MQL")), new LeadInput.MailboxRefused(here), bounceLifted))
                .isEqualTo(lead(entered("MQL")));
    }

    @Test
    void remembersAFewRefusedAddressesOnly() {
        LeadNurture lead = lead(entered("MQL"));
        for (int i = 0; i < 50; i++) {
            lead = then(lead, new LeadInput.MailboxRefused("hash-" + i));
        }

        assertThat(lead.refused()).hasSize(20).endsWith("hash-49");
    }

    private static LeadInput at(@Nullable String email) {
        return new LeadInput.StageEntered("SAL", new Facts(email, "Ada", null, null, null), List.of(), null, false);
    }

    private static LeadNurture then(LeadNurture lead, LeadInput... inputs) {
        LeadNurture after = lead;
        for (LeadInput input : inputs) {
            after = Nurturing.decide(after, input, JOURNEYS, NOON).lead();
        }
        return after;
    }
}
