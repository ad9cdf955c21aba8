package io.ripen.nurture.domain.sending;

import io.ripen.nurture.domain.Decision;
import io.ripen.nurture.domain.Journeys;
import io.ripen.nurture.domain.LeadInput;
import io.ripen.nurture.domain.LeadNurture;
import io.ripen.nurture.domain.Mail;
import io.ripen.nurture.domain.MailKind;
import io.ripen.nurture.domain.Nurturing;
import io.ripen.nurture.domain.WebhookCall;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Lives one lead's recorded life through, as the lane and the senders would, with each event at its own time: which
 * journeys it enters, which mails go out, are held or suppressed, and which webhooks are called. Every mail that may go out is
 * taken as sent.
 */
public final class Rehearsal {
    private final Journeys journeys;
    private final SendingRules rules;
    private final ZoneId zone;
    private final List<Verdict> verdicts = new ArrayList<>();
    private final List<Instant> past = new ArrayList<>();
    private final List<Called> calls = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();
    private LeadNurture lead;

    private Rehearsal(String leadId, Journeys journeys, SendingRules rules, ZoneId zone) {
        this.lead = LeadNurture.unknown(leadId);
        this.journeys = journeys;
        this.rules = rules;
        this.zone = zone;
    }

    /** Something that happened to the lead. */
    public record Event(Instant at, LeadInput input) {}

    /**
     * What became of a mail.
     *
     * @param at when that was decided
     * @param clearance cleared stands for sent
     */
    public record Verdict(Mail mail, Instant at, Clearance clearance) {}

    /** A webhook that is called, and when. */
    public record Called(WebhookCall call, Instant at) {}

    /**
     * What came of all.
     *
     * @param lead the lead at the end
     * @param verdicts what became of each mail, in order; a mail that was held appears again when it is asked again
     * @param calls the webhooks that are called, in order
     */
    public record Outcome(LeadNurture lead, List<Verdict> verdicts, List<Called> calls) {
        /** Copies the lists. */
        public Outcome {
            verdicts = List.copyOf(verdicts);
            calls = List.copyOf(calls);
        }
    }

    private record Held(Mail mail, Instant until) {}

    /**
     * Rehearses.
     *
     * @param events what happened, in the order of their times
     * @param end when the rehearsal ends; who waits longer goes on waiting
     * @param zone the zone of a recipient whose own is not known
     */
    public static Outcome of(
            String leadId, List<Event> events, Instant end, Journeys journeys, SendingRules rules, ZoneId zone) {
        Rehearsal rehearsal = new Rehearsal(leadId, journeys, rules, zone);
        Instant now = Instant.MIN;
        for (Event event : events) {
            rehearsal.passUntil(now, event.at());
            rehearsal.take(event.input(), event.at());
            now = event.at();
        }
        rehearsal.passUntil(now, end);
        return new Outcome(rehearsal.lead, rehearsal.verdicts, rehearsal.calls);
    }

    private void passUntil(Instant from, Instant to) {
        Instant now = from;
        Optional<Instant> next = next(now).filter(at -> !at.isAfter(to));
        while (next.isPresent()) {
            now = next.get();
            askAgain(now);
            take(new LeadInput.Passed(), now);
            next = next(now).filter(at -> !at.isAfter(to));
        }
    }

    private Optional<Instant> next(Instant now) {
        List<Instant> times = new ArrayList<>(held.stream().map(Held::until).toList());
        Nurturing.wake(lead, journeys, now).ifPresent(times::add);
        return times.stream().min(Comparator.naturalOrder());
    }

    private void take(LeadInput input, Instant now) {
        Decision decision = Nurturing.decide(lead, input, journeys, now);
        lead = decision.lead();
        decision.mails().forEach(mail -> ask(mail, now));
        decision.calls().forEach(call -> calls.add(new Called(call, now)));
    }

    private void askAgain(Instant now) {
        List<Held> due =
                held.stream().filter(mail -> !mail.until().isAfter(now)).toList();
        held.removeAll(due);
        due.forEach(mail -> ask(mail.mail(), now));
    }

    private void ask(Mail mail, Instant now) {
        ZoneId recipient = QuietHours.zone(lead.facts().timeZone(), zone);
        Candidate candidate =
                new Candidate(mail, journeys.find(mail.key().journey(), mail.journeyVersion()), past, recipient);
        Clearance clearance = Suppression.check(lead, candidate, rules, now);
        verdicts.add(new Verdict(mail, now, clearance));
        switch (clearance) {
            case Clearance.Cleared cleared -> {
                if (mail.kind() != MailKind.INTERNAL) {
                    past.add(now);
                }
            }
            case Clearance.Held later -> held.add(new Held(mail, later.until()));
            case Clearance.Suppressed no -> {}
        }
    }
}
