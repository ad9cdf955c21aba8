package io.ripen.bench.mails;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.bench.report.MachineFacts;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailsReportTest {
    private static final Stretch WARM_UP = new Stretch(10, 10, 0.02, 0.01, 9000, 100_000);
    private static final Stretch FIRST = new Stretch(10, 1, 0.02, 0.01, 10_000, 150_000);

    @Test
    void isFlatWithinAFifthOfTheFirstPartAfterTheWarmUp() {
        assertThat(report(30, 30, new Stretch(10, 1.25, 0.02, 0.01, 12_000, 180_000))
                        .faults())
                .isEmpty();
    }

    @Test
    void saysWhatIsNotFlat() {
        assertThat(report(30, 30, new Stretch(10, 1.26, 0.02, 0.01, 12_001, 180_001))
                        .faults())
                .containsExactly(
                        "the last part of the backlog went out slower than the first",
                        "the heap grew",
                        "the process grew");
    }

    @Test
    void noticesMailsThatWereSentTwiceOrNotAtAll() {
        assertThat(report(31, 30, FIRST).faults())
                .containsExactly("31 mails went to 30 recipients; there were to be 30 to as many");
        assertThat(report(30, 29, FIRST).faults()).hasSize(1);
        assertThat(report(29, 29, FIRST).faults()).hasSize(1);
    }

    @Test
    void printsEachPartAndWhatIsWrong() {
        assertThat(report(30, 30, new Stretch(10, 2, 0.02, 0.01, 10_240, 153_600))
                        .text())
                .contains(
                        "| 2 of 3 | ",
                        "| 3 of 3 |       5 |           2,000 |      1,000 |          10.0 |         150 |",
                        "100 bytes per mail")
                .contains("NOT FLAT: the last part of the backlog went out slower than the first");
    }

    private static MailsReport report(long sent, long recipients, Stretch last) {
        return new MailsReport(
                MachineFacts.find(Path.of("").toAbsolutePath()),
                30,
                sent,
                recipients,
                100,
                List.of(WARM_UP, FIRST, last));
    }
}
