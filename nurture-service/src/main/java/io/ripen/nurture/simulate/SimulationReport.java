package io.ripen.nurture.simulate;

import io.ripen.nurture.domain.Enrolment;
import io.ripen.nurture.domain.Journeys;
import io.ripen.nurture.domain.WebhookCall;
import io.ripen.nurture.domain.sending.Clearance;
import io.ripen.nurture.domain.sending.Rehearsal;
import io.ripen.nurture.domain.sending.SendingRules;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Rehearses all leads of a recording and prints who would enter which journey and what would become of each mail and webhook. */
final class SimulationReport {
    private final Recording recording;
    private final Journeys journeys;
    private final SendingRules rules;
    private final ZoneId zone;
    private final boolean detailed;
    private final PrintWriter out;
    private final SortedMap<String, SortedMap<String, Integer>> leads = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, Integer>> mails = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, Integer>> webhooks = new TreeMap<>();

    SimulationReport(
            Recording recording,
            Journeys journeys,
            SendingRules rules,
            ZoneId zone,
            boolean detailed,
            PrintWriter out) {
        this.recording = recording;
        this.journeys = journeys;
        this.rules = rules;
        this.zone = zone;
        this.detailed = detailed;
        this.out = out;
    }

    void print() {
        out.println(recording.events() + " events of " + recording.leads().size() + " leads"
                + (recording.events() == 0 ? "" : ", " + recording.first() + " to " + recording.last()));
        recording.leads().forEach((leadId, events) -> {
            Rehearsal.Outcome outcome = Rehearsal.of(leadId, events, recording.last(), journeys, rules, zone);
            outcome.lead().enrolments().forEach(this::count);
            outcome.verdicts().forEach(this::count);
            outcome.calls().forEach(this::count);
        });
        table("journey", leads);
        table("mail", mails);
        if (!webhooks.isEmpty()) {
            table("webhook", webhooks);
        }
        out.flush();
    }

    private void count(Enrolment enrolment) {
        add(leads, enrolment.journey(), "entered");
        String end = enrolment.reason() == null ? "" : " (" + enrolment.reason() + ")";
        add(leads, enrolment.journey(), enrolment.state().name().toLowerCase(Locale.ROOT) + end);
    }

    private void count(Rehearsal.Verdict verdict) {
        String words = switch (verdict.clearance()) {
            case Clearance.Cleared cleared -> "sent";
            case Clearance.Held held -> "held (" + held.reason().code() + ")";
            case Clearance.Suppressed no -> "suppressed (" + no.reason().code() + ")";
        };
        add(mails, verdict.mail().key().journey() + "/" + verdict.mail().key().step(), words);
        if (detailed) {
            out.println(verdict.at() + "  " + verdict.mail().key() + "  " + words);
        }
    }

    private void count(Rehearsal.Called called) {
        WebhookCall call = called.call();
        String step = call.enrolment().journey() + "/" + call.step();
        add(webhooks, step, "called (" + call.endpoint() + ")");
        if (detailed) {
            out.println(called.at() + "  " + call.lead().leadId() + "/" + step + "/"
                    + call.enrolment().entry() + "  called (" + call.endpoint() + ")");
        }
    }

    private static void add(SortedMap<String, SortedMap<String, Integer>> counts, String row, String column) {
        counts.computeIfAbsent(row, key -> new TreeMap<>()).merge(column, 1, Integer::sum);
    }

    private void table(String head, Map<String, SortedMap<String, Integer>> counts) {
        out.println();
        out.printf("%-40s %s%n", head, "what came of it");
        counts.forEach((row, columns) -> out.printf("%-40s %s%n", row, line(columns)));
    }

    private static String line(Map<String, Integer> columns) {
        StringBuilder line = new StringBuilder();
        columns.forEach((column, count) -> line.append(line.isEmpty() ? "" : ", ")
                .append(count)
                .append(' ')
                .append(column));
        return line.toString();
    }
}
