package io.ripen.nurture.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ripen.nurture.domain.Asset;
import io.ripen.nurture.domain.Condition;
import io.ripen.nurture.domain.Entry;
import io.ripen.nurture.domain.Fact;
import io.ripen.nurture.domain.Journey;
import io.ripen.nurture.domain.MailKind;
import io.ripen.nurture.domain.Reentry;
import io.ripen.nurture.domain.Step;
import io.ripen.nurture.domain.Trigger;
import io.ripen.nurture.domain.consent.ConsentPurpose;
import io.ripen.nurture.domain.consent.ConsentStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JourneyFileTest {
    private static final String FULL = """
            journey: everything
            version: 3
            priority: 7
            trigger:
              content-used: {type: whitepaper, times: 2, within: P30D}
            audience:
              all:
                - not: {in-stage: [CUSTOMER]}
                - any: [{score-at-least: 60}, {interest: {topic: price, at-least: 1.5}}]
                - knows: [company, job-title]
                - agreed: {purpose: profiling, at-least: confirmed}
                - used: {type: video}
            re-entry: {after: P90D}
            hold-out: 10
            excluded-stages: [SQL]
            exits: {in-stage: [DISQUALIFIED]}
            goals: [SAL]
            takes-over: [1, 2]
            steps:
              - mail: hello
                variants:
                  - {name: short, template: good, weight: 3}
                  - {name: long, template: good}
                purpose: contact-by-mail
                offers: use-case
              - wait: pause
                for: P3DT4H
              - wait-until: warm
                when: {score-at-least: 50}
                at-most: P14D
              - branch: known
                when: {knows: [function]}
                then: coin
                else: question
              - ask: question
                facts: [function]
                template: good
                purpose: contact-by-mail
              - split: coin
                arms: [{then: alert, weight: 2}, {then: last}]
              - mail: alert
                template: good
                purpose: contact-by-mail
                kind: internal
              - exit: end
              - mail: last
                template: good
                purpose: contact-by-mail
              - webhook: tell-sales
                endpoint: crm
            """;

    private final JourneyFile reader = new JourneyFile(
            template -> template.equals("good") ? Optional.empty() : Optional.of("there is no template " + template),
            JourneyFiles.endpointAmong(Set.of("crm", "slack")),
            List.of(new Asset("a", "use-case", "data", "Data", "https://a.example")),
            ConsentStatus.CONFIRMED);

    @Test
    void readsEverythingThatAJourneyCanSay() {
        Condition audience = new Condition.All(List.of(
                new Condition.Not(new Condition.InStage(Set.of("CUSTOMER"))),
                new Condition.Any(List.of(
                        new Condition.ScoreAtLeast(new BigDecimal("60")),
                        new Condition.InterestAtLeast("price", new BigDecimal("1.5")))),
                new Condition.Knows(Set.of(Fact.COMPANY, Fact.JOB_TITLE)),
                new Condition.Agreed(ConsentPurpose.PROFILING, ConsentStatus.CONFIRMED),
                new Condition.Used("video", null)));
        Entry entry = new Entry(
                new Trigger.ContentUsed("whitepaper", 2, Duration.ofDays(30)),
                audience,
                new Reentry.After(Duration.ofDays(90)),
                10);

        assertThat(reader.read("j.yaml", FULL))
                .isEqualTo(new Journey(
                        "everything",
                        3,
                        7,
                        entry,
                        Set.of("SQL"),
                        new Condition.InStage(Set.of("DISQUALIFIED")),
                        Set.of("SAL"),
                        Set.of(1, 2),
                        steps()));
    }

    private static List<Step> steps() {
        return List.of(
                new Step.Mail(
                        "hello",
                        List.of(new Step.Variant("short", "good", 3), new Step.Variant("long", "good", 1)),
                        ConsentPurpose.CONTACT_BY_MAIL,
                        MailKind.MARKETING,
                        "use-case"),
                new Step.Wait("pause", Duration.ofHours(76)),
                new Step.WaitUntil("warm", new Condition.ScoreAtLeast(new BigDecimal("50")), Duration.ofDays(14)),
                new Step.Branch("known", new Condition.Knows(Set.of(Fact.FUNCTION)), "coin", "question"),
                new Step.Ask("question", List.of(Fact.FUNCTION), "good", ConsentPurpose.CONTACT_BY_MAIL),
                new Step.Split("coin", List.of(new Step.Arm("alert", 2), new Step.Arm("last", 1))),
                plain("alert", MailKind.INTERNAL),
                new Step.Exit("end"),
                plain("last", MailKind.MARKETING),
                new Step.Webhook("tell-sales", "crm"));
    }

    private static Step plain(String id, MailKind kind) {
        return new Step.Mail(id, List.of(new Step.Variant("", "good", 1)), ConsentPurpose.CONTACT_BY_MAIL, kind, null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            stage-entered: MQL                       | StageEntered[stage=MQL]
            becomes-true: {score-at-least: 1}        | BecameTrue[condition=ScoreAtLeast[points=1]]
            consent-asked: contact-by-mail           | ConsentAsked[purpose=CONTACT_BY_MAIL]
            sla-breached: any                        | SlaBreached[clock=null]
            sla-breached: first-contact              | SlaBreached[clock=first-contact]
            inactive-for: P30D                       | Inactive[period=PT720H]
            on-date: 2027-01-15T09:00:00Z            | OnDate[at=2027-01-15T09:00:00Z]
            """)
    void readsEachTrigger(String trigger, String read) {
        String text = FULL.replaceFirst("content-used: .*", trigger).replace("    offers: use-case\n", "");

        assertThat(reader.read("j.yaml", text).entry().trigger()).hasToString(read);
    }

    @Test
    void needsNoMoreThanTriggerReentryAndSteps() {
        Journey journey = reader.read("j.yaml", """
                journey: small
                version: 1
                trigger: {on-date: 2027-01-15T09:00:00Z}
                re-entry: per-topic
                steps: [{exit: end}]
                """);

        assertThat(journey.entry())
                .isEqualTo(new Entry(
                        new Trigger.OnDate(Instant.parse("2027-01-15T09:00:00Z")),
                        Condition.always(),
                        new Reentry.PerTopic(),
                        0));
        assertThat(journey.exits()).isEqualTo(Condition.never());
        assertThat(journey.excludedStages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            version: 3            | verison: 3             | 2:1: unknown key 'verison' (did you mean 'version'?); allowed: journey, version, priority, trigger
            version: 3            | version: 0             | 2:10: '0' is not allowed; a whole number from 1
            version: 3            | journey: again         | 2:1: key 'journey' stands here twice
            everything            | Every/Thing            | 1:10: 'Every/Thing' is no name here
            content-used          | content-use            | 5:3: unknown key 'content-use' (did you mean 'content-used'?)
            times: 2              | times: 99              | 5:43: '99' is not allowed; a whole number from 1 to 20
            in-stage: [CUSTOMER]  | stage: CUSTOMER        | 8:13: unknown key 'stage'
            score-at-least: 60    | score-at-least: much   | 9:30: 'much' is not allowed; points
            company, job-title    | company, company       | 10:24: 'company' stands here twice
            job-title             | jobtitle               | 10:24: 'jobtitle' is not known (did you mean 'job-title'?)
            confirmed             | maybe                  | 11:46: 'maybe' is not known
            {after: P90D}         | sometimes              | 13:11: 'sometimes' is not known
            hold-out: 10          | hold-out: 95           | 14:11: '95' is not allowed; a whole number from 0 to 90
            [SQL]                 | SQL                    | 15:18: a list belongs here
            takes-over: [1, 2]    | takes-over: [3]        | 18:14: '3' is not allowed; a whole number from 1 to 2
            mail: hello           | mial: hello            | 20:5: unknown key 'mial' (did you mean 'mail'?)
            template: good, weight: 3 | template: bad      | 22:33: the template 'bad' cannot be used: there is no template bad
            name: long            | name: short            | 23:16: 'short' stands here twice
            purpose: contact-by-mail | purpose: adverts    | 24:14: 'adverts' is not known
            offers: use-case      | offers: usecase        | 25:13: 'usecase' is not known (did you mean 'use-case'?); allowed: use-case
            P3DT4H                | P0D                    | 27:10: 'P0D' is not allowed; a period above zero
            P3DT4H                | 3 days                 | 27:10: '3 days' is not allowed; a period above zero
            then: coin            | then: con              | 31:5: there is no step 'con' (did you mean 'coin'?)
            then: coin            | then: hello            | 31:5: the step 'hello' is not later in the journey
            then: last            | then: alert            | 46:5: no lead can come to the step 'last'
            wait: pause           | wait: hello            | 26:5: there is another step 'hello'
            kind: internal        | kind: secret           | 44:11: 'secret' is not known
            endpoint: crm         | endpoint: crn          | 50:15: the webhook endpoint 'crn' cannot be used: it is not configured (did you mean 'crm'?); allowed: crm, slack
            endpoint: crm         | endpoint: Crm!         | 50:15: 'Crm!' is no name here; allowed: lower-case letters
            endpoint: crm         | url: https://a.example | 50:5: unknown key 'url'; allowed: webhook, endpoint
            """)
    void refusesWhatItDoesNotUnderstand(String right, String wrong, String message) {
        assertThatExceptionOfType(JourneyFileException.class)
                .isThrownBy(() -> reader.read("j.yaml", FULL.replaceFirst(Pattern.quote(right), wrong)))
                .withMessageStartingWith("RIPEN-N-201 j.yaml:" + message);
    }

    @Test
    void readsWhatTheRulesAskOfAMailAndHowLongACapMayHoldIt() {
        Journey journey = reader.read("j.yaml", """
                journey: small
                version: 1
                trigger: {stage-entered: MQL}
                re-entry: never
                steps:
                  - wait-until: agreed
                    when: {agreed: {purpose: contact-by-mail, at-least: needed}}
                    at-most: P14D
                  - mail: hello
                    template: good
                    purpose: contact-by-mail
                    hold-at-cap: P2D
                """);

        assertThat(journey.steps())
                .containsExactly(
                        new Step.WaitUntil(
                                "agreed",
                                new Condition.Agreed(ConsentPurpose.CONTACT_BY_MAIL, ConsentStatus.CONFIRMED),
                                Duration.ofDays(14)),
                        new Step.Mail(
                                "hello",
                                List.of(new Step.Variant("", "good", 1)),
                                ConsentPurpose.CONTACT_BY_MAIL,
                                MailKind.MARKETING,
                                null,
                                Duration.ofDays(2)));
    }

    @Test
    void refusesAnOfferWithoutATopic() {
        assertThatExceptionOfType(JourneyFileException.class)
                .isThrownBy(() -> reader.read("j.yaml", FULL.replaceFirst("content-used: .*", "stage-entered: MQL")))
                .withMessageContaining("only a journey with the trigger 'content-used'");
    }

    @Test
    void refusesAMissingKeyAtItsSection() {
        assertThatExceptionOfType(JourneyFileException.class)
                .isThrownBy(() -> reader.read("j.yaml", FULL.replace("    for: P3DT4H\n", "")))
                .withMessage("RIPEN-N-201 j.yaml:26:5: key 'for' is missing");
    }

    @Test
    void refusesAWebhookWhereNoEndpointIsConfigured() {
        JourneyFile without = new JourneyFile(
                template -> Optional.empty(), JourneyFiles.endpointAmong(Set.of()), List.of(), ConsentStatus.GRANTED);
        String text = """
                journey: small
                version: 1
                trigger: {stage-entered: MQL}
                re-entry: never
                steps: [{webhook: tell, endpoint: crm}]
                """;

        assertThatExceptionOfType(JourneyFileException.class)
                .isThrownBy(() -> without.read("j.yaml", text))
                .withMessage("RIPEN-N-201 j.yaml:5:35: the webhook endpoint 'crm' cannot be used: none is configured;"
                        + " ripen.nurture.webhooks.endpoints names them");
    }

    @Test
    void refusesWhatIsNoFile() {
        assertThatExceptionOfType(JourneyFileException.class)
                .isThrownBy(() -> reader.read("j.yaml", "trigger: ["))
                .withMessageContaining("not YAML");
        assertThatExceptionOfType(JourneyFileException.class)
                .isThrownBy(() -> reader.read("j.yaml", "# nothing\n"))
                .withMessageContaining("the file is empty");
    }
}
