package io.ripen.ingest.mailprovider;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.domain.RejectionCode;
import io.ripen.ingest.golden.GoldenCase;
import io.ripen.ingest.intake.PayloadReader;
import io.ripen.ingest.intake.Submitted;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WebhookPayloadsTest {
    private static final PayloadReader.Setting SETTING = new PayloadReader.Setting(Map.of(), false, false);

    @ParameterizedTest
    @MethodSource("io.ripen.ingest.mailprovider.GoldenTest#cases")
    void readsWhatIsKeptOfAnEventAsTheEvent(MailProvider provider, GoldenCase golden) throws IOException {
        var events = WebhookIntake.reader(provider).read(WebhookJson.read(golden.request()));

        for (Submitted event : WebhookIntake.submitted(events)) {
            String kept = event.payload().get();
            assertThat(new WebhookPayloads.OfProvider(provider).read(kept, SETTING))
                    .isEqualTo(event.reading());
            assertThat(kept).as("signatures are not kept").doesNotContain("ignature");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SENDGRID | {"event"                                    | INVALID_JSON
            SENDGRID | []                                          | UNKNOWN_VALUE
            SENDGRID | {"event": "delivered"}                      | UNKNOWN_VALUE
            SES      | {"Message": "{}", "recipient": 7}           | UNKNOWN_VALUE
            SES      | {"Message": "{}", "recipient": -1}          | UNKNOWN_VALUE
            MAILGUN  | {}                                          | MISSING_MEMBER
            POSTMARK | 7                                           | WRONG_TYPE
            """)
    void readsWhateverIsKept(MailProvider provider, String kept, RejectionCode code) {
        assertThat(new WebhookPayloads.OfProvider(provider).read(kept, SETTING))
                .isInstanceOfSatisfying(
                        Reading.Misshapen.class,
                        reading -> assertThat(reading.rejection().code()).isEqualTo(code));
    }
}
