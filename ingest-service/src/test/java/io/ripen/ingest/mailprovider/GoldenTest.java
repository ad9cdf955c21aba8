package io.ripen.ingest.mailprovider;

import io.ripen.ingest.golden.GoldenCase;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The documented events of each provider, in values of our own, and the touchpoints that they become. */
class GoldenTest {

    @ParameterizedTest
    @MethodSource("cases")
    void readsTheEventsOfTheProvider(MailProvider provider, GoldenCase golden) throws IOException {
        var events = WebhookIntake.reader(provider).read(WebhookJson.read(golden.request()));

        golden.verify(WebhookIntake.protocol(provider), WebhookIntake.submitted(events));
    }

    static Stream<Arguments> cases() {
        return Arrays.stream(MailProvider.values())
                .flatMap(provider -> GoldenCase.in(provider.pathName()).map(golden -> Arguments.of(provider, golden)));
    }
}
