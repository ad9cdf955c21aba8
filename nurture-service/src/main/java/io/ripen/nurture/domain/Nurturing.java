package io.ripen.nurture.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Decides what an input means for a lead: its new state, the journeys it enters and the mails that follow. */
public final class Nurturing {
    private Nurturing() {}

    /**
     * Decides. The same arguments always give the same decision.
     *
     * @param lead the lead's state so far
     * @param input what happened
     * @param journeys the journeys in force
     * @param now the instant of an entry into a journey
     */
    public static Decision decide(LeadNurture lead, LeadInput input, Journeys journeys, Instant now) {
        if (lead.erased()) {
            return new Decision(lead, List.of());
        }
        return switch (input) {
            case LeadInput.StageEntered entered -> enter(lead.inStage(entered), entered.stage(), journeys, now);
            case LeadInput.ConsentChanged changed -> new Decision(lead.consenting(changed.consent()), List.of());
            case LeadInput.MailboxRefused refused -> new Decision(lead.withAddress(AddressStatus.BOUNCED), List.of());
            case LeadInput.ErasureRequested requested -> new Decision(lead.forgotten(), List.of());
        };
    }

    private static Decision enter(LeadNurture lead, String stage, Journeys journeys, Instant now) {
        LeadNurture state = lead;
        List<Mail> mails = new ArrayList<>();
        for (Journey journey : journeys.all()) {
            int entries = state.entries(journey.id());
            if (startsWith(journey.trigger(), stage) && journey.reentry().allows(entries)) {
                Enrolment enrolment = new Enrolment(journey.id(), journey.version(), entries + 1, now);
                state = state.enrolled(enrolment);
                mails.addAll(mailsOnEntry(state.leadId(), journey, enrolment));
            }
        }
        return new Decision(state, mails);
    }

    private static boolean startsWith(Trigger trigger, String stage) {
        return switch (trigger) {
            case Trigger.StageEntered entered -> entered.stage().equals(stage);
        };
    }

    private static List<Mail> mailsOnEntry(String leadId, Journey journey, Enrolment enrolment) {
        List<Mail> mails = new ArrayList<>();
        for (Step step : journey.steps()) {
            switch (step) {
                case Step.Mail mail ->
                    mails.add(new Mail(
                            new MailKey(leadId, journey.id(), mail.id(), enrolment.entry()),
                            journey.version(),
                            mail.template(),
                            mail.purpose(),
                            MailKind.MARKETING,
                            null,
                            MailData.NONE));
            }
        }
        return mails;
    }
}
