package io.ripen.bench.mails;

import io.ripen.bench.report.MachineFacts;
import io.ripen.bench.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What was measured.
 *
 * @param machine where
 * @param mails how many were to be sent
 * @param sent how many the SMTP server took
 * @param recipients how many different recipients they had; each was to get one
 * @param bytesPerMail mean size of a mail
 * @param stretches the parts of the backlog, in their order; the first is the warm-up
 */
record MailsReport(
        MachineFacts machine, long mails, long sent, long recipients, long bytesPerMail, List<Stretch> stretches) {
    /** So much slower, or larger, may the last part be than the first after the warm-up. */
    private static final double ALLOWED = 0.20;

    private static final double KIB_PER_MIB = 1024;

    MailsReport {
        stretches = List.copyOf(stretches);
    }

    /** What is not as it must be. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (sent != mails || recipients != mails) {
            faults.add(String.format(
                    Locale.ROOT,
                    "%,d mails went to %,d recipients; there were to be %,d to as many",
                    sent,
                    recipients,
                    mails));
        }
        Stretch first = stretches.get(1);
        Stretch last = stretches.getLast();
        if (last.mailsPerSecond() < first.mailsPerSecond() * (1 - ALLOWED)) {
            faults.add("the last part of the backlog went out slower than the first");
        }
        if (last.liveKib() > first.liveKib() * (1 + ALLOWED)) {
            faults.add("the heap grew");
        }
        if (last.residentKib() > first.residentKib() * (1 + ALLOWED)) {
            faults.add("the process grew");
        }
        return faults;
    }

    private static String whole(double figure) {
        return String.format(Locale.ROOT, "%,.0f", figure);
    }

    String text() {
        Table table = new Table("part", "mails/s", "its CPU µs/mail", "database's", "live heap MiB", "process MiB");
        for (int number = 1; number <= stretches.size(); number++) {
            Stretch stretch = stretches.get(number - 1);
            table.row(List.of(
                    number + " of " + stretches.size(),
                    whole(stretch.mailsPerSecond()),
                    whole(stretch.senderMicros()),
                    whole(stretch.databaseMicros()),
                    String.format(Locale.ROOT, "%.1f", stretch.liveKib() / KIB_PER_MIB),
                    String.format(Locale.ROOT, "%.0f", stretch.residentKib() / KIB_PER_MIB)));
        }
        StringBuilder text = new StringBuilder(table.text());
        text.append(String.format(Locale.ROOT, "%n%,d bytes per mail%n", bytesPerMail));
        faults().forEach(fault -> text.append("NOT FLAT: ").append(fault).append('\n'));
        return text.toString();
    }
}
