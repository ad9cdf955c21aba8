package io.ripen.nurture.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ripen.nurture.domain.ConsentPurpose;
import io.ripen.nurture.domain.Journey;
import io.ripen.nurture.domain.Reentry;
import io.ripen.nurture.domain.Step;
import io.ripen.nurture.domain.Trigger;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JourneyFileTest {
    private static final String VALID = """
            journey: mql-welcome
            version: 1
            trigger:
              stage-entered: MQL
            re-entry: never
            excluded-stages: [SQL]
            steps:
              - mail: welcome
                template: mql-welcome
                purpose: contact-by-mail
            """;

    private final JourneyFile reader = new JourneyFile(template ->
            template.equals("mql-welcome") ? Optional.empty() : Optional.of("there is no template " + template));

    @Test
    void readsTheShippedJourney() throws IOException {
        try (InputStream file = JourneyFile.class.getResourceAsStream("/journeys/mql-welcome.yaml")) {
            String content = new String(file.readAllBytes(), StandardCharsets.UTF_8);

            Journey journey = reader.read("mql-welcome.yaml", content);

            assertThat(journey)
                    .isEqualTo(new Journey(
                            "mql-welcome",
                            1,
                            new Trigger.StageEntered("MQL"),
                            Reentry.NEVER,
                            Set.of("SQL", "OPPORTUNITY", "CUSTOMER", "DISQUALIFIED"),
                            List.of(new Step.Mail("welcome", "mql-welcome", ConsentPurpose.CONTACT_BY_MAIL))));
        }
    }

    @Test
    void excludesNoStageByDefault() {
        Journey journey = reader.read("j.yaml", VALID.replace("excluded-stages: [SQL]\n", ""));

        assertThat(journey.excludedStages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            version: 1         | verison: 1            | j.yaml:2:1: unknown key 'verison'; allowed are excluded-stages, journey, re-entry, steps, trigger, version
            version: 1         | version: 0            | j.yaml:2:10: '0' is no whole number from 1
            version: 1         | journey: again        | j.yaml:2:1: the key 'journey' is there twice
            mql-welcome        | MQL/Welcome           | j.yaml:1:10: 'MQL/Welcome' is no name; allowed are lower case letters and digits, joined by single hyphens, up to 64 in all
            stage-entered: MQL | score-crossed: 60     | j.yaml:4:3: unknown key 'score-crossed'; allowed are stage-entered
            re-entry: never    | re-entry: always      | j.yaml:5:11: unknown value 'always'; allowed are never
            [SQL]              | SQL                   | j.yaml:6:18: 'excluded-stages' must be a list
            [SQL]              | [SQL, SQL]            | j.yaml:6:24: the value is in 'excluded-stages' twice
            contact-by-mail    | advertising           | j.yaml:10:14: unknown value 'advertising'; allowed are contact-by-mail, mail-tracking, profiling, web-tracking
            contact-by-mail    | []                    | j.yaml:10:14: 'purpose' must be a single value
            template: mql-welcome | template: nothing  | j.yaml:9:15: the template 'nothing' cannot be used: there is no template nothing
            trigger:           | trigger: [            | j.yaml:
            """)
    void refusesWhatItDoesNotUnderstand(String right, String wrong, String message) {
        assertThatExceptionOfType(InvalidJourneyFile.class)
                .isThrownBy(() -> reader.read("j.yaml", VALID.replaceFirst(Pattern.quote(right), wrong)))
                .withMessageStartingWith(message);
    }

    @Test
    void refusesAMissingKeyAtItsSection() {
        assertThatExceptionOfType(InvalidJourneyFile.class)
                .isThrownBy(() -> reader.read("j.yaml", VALID.replace("    purpose: contact-by-mail\n", "")))
                .withMessage("j.yaml:8:5: the key 'purpose' is missing");
    }

    @Test
    void refusesTwoStepsOfOneName() {
        String twice = VALID + "  - mail: welcome\n    template: mql-welcome\n    purpose: contact-by-mail\n";

        assertThatExceptionOfType(InvalidJourneyFile.class)
                .isThrownBy(() -> reader.read("j.yaml", twice))
                .withMessage("j.yaml:11:11: there is another step 'welcome' in this journey");
    }

    @Test
    void refusesAFileThatIsNoJourney() {
        assertThatExceptionOfType(InvalidJourneyFile.class)
                .isThrownBy(() -> reader.read("j.yaml", "# nothing\n"))
                .withMessageStartingWith("j.yaml: the file is empty");
        assertThatExceptionOfType(InvalidJourneyFile.class)
                .isThrownBy(() -> reader.read("j.yaml", "- a\n"))
                .withMessageStartingWith("j.yaml:1:1: expected a section with");
        assertThatExceptionOfType(InvalidJourneyFile.class)
                .isThrownBy(() -> reader.read("j.yaml", VALID.replaceFirst("(?s)steps:.*", "steps: []\n")))
                .withMessage("j.yaml:7:8: 'steps' needs at least one item");
    }
}
