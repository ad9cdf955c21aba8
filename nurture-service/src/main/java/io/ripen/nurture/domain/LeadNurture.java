package io.ripen.nurture.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that nurture knows about a lead.
 *
 * @param leadId the lead
 * @param erased whether the person is to be forgotten; nothing is ever sent again
 * @param facts what the person told
 * @param address whether mail may go to the address of {@code facts}
 * @param consents what the person agreed to
 * @param stage the stage the lead is in; absent as long as none was seen
 * @param quarantine no marketing mail while it lasts; absent where there is none
 * @param enrolments the journeys that the lead entered, in that order
 */
public record LeadNurture(
        String leadId,
        boolean erased,
        Facts facts,
        AddressStatus address,
        Consents consents,
        @Nullable String stage,
        @Nullable Quarantine quarantine,
        List<Enrolment> enrolments) {

    /** Copies the list. */
    public LeadNurture {
        enrolments = List.copyOf(enrolments);
    }

    /** A lead of which nothing is known yet. */
    public static LeadNurture unknown(String leadId) {
        return new LeadNurture(leadId, false, Facts.NONE, AddressStatus.USABLE, Consents.NONE, null, null, List.of());
    }

    /** A lead of which nothing is known any more. */
    public static LeadNurture erased(String leadId) {
        return unknown(leadId).forgotten();
    }

    /** How many times the lead has entered a journey. */
    public int entries(String journey) {
        return (int) enrolments.stream()
                .filter(enrolment -> enrolment.journey().equals(journey))
                .count();
    }

    LeadNurture inStage(LeadInput.StageEntered entered) {
        boolean sameAddress = Objects.equals(facts.email(), entered.facts().email());
        return new LeadNurture(
                leadId,
                erased,
                entered.facts(),
                sameAddress ? address : AddressStatus.USABLE,
                consents.withAll(entered.consents()),
                entered.stage(),
                entered.quarantine(),
                enrolments);
    }

    LeadNurture consenting(Consent consent) {
        return new LeadNurture(leadId, erased, facts, address, consents.with(consent), stage, quarantine, enrolments);
    }

    LeadNurture withAddress(AddressStatus status) {
        return new LeadNurture(leadId, erased, facts, status, consents, stage, quarantine, enrolments);
    }

    LeadNurture enrolled(Enrolment enrolment) {
        List<Enrolment> more = new ArrayList<>(enrolments);
        more.add(enrolment);
        return new LeadNurture(leadId, erased, facts, address, consents, stage, quarantine, more);
    }

    /** Forgets the person. What was entered stays, so that nothing begins anew. */
    LeadNurture forgotten() {
        return new LeadNurture(leadId, true, Facts.NONE, AddressStatus.USABLE, Consents.NONE, null, null, enrolments);
    }
}
