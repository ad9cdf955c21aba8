package io.ripen.lifecycle.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripen.lifecycle.domain.Axis;
import io.ripen.lifecycle.domain.Bant;
import io.ripen.lifecycle.domain.Comparison;
import io.ripen.lifecycle.domain.Condition;
import io.ripen.lifecycle.domain.Effect;
import io.ripen.lifecycle.domain.Fact;
import io.ripen.lifecycle.domain.OnEntry;
import io.ripen.lifecycle.domain.Stage;
import io.ripen.lifecycle.domain.StageModel;
import io.ripen.lifecycle.domain.Tally;
import io.ripen.lifecycle.domain.Verb;
import io.ripen.lifecycle.domain.sla.BusinessCalendar;
import io.ripen.lifecycle.domain.sla.Clock;
import io.ripen.lifecycle.domain.sla.Hours;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageFileTest {
    private static final String SOUND = """
            model: small
            version: 3
            counters: [form, page-view]
            calendar:
              zone: Europe/Berlin
              hours: { monday: ["09:00-12:00", "13:00-18:00"] }
              holidays: { country: de, region: by, also: [2026-12-24] }
            clocks:
              - { name: call, within: P1DT1H, due-before: PT1H, attempts: 2, met-by: [contacted], met-in: [WON] }
            reasons: { no-budget: LOST }
            stages:
              - name: LEAD
                enters: on-identification
              - name: HOT
                enters:
                  - from: [LEAD]
                    when: { score: { at-least: 50 } }
                on-entry: { start: [call], quarantine: { reason: we talk, for: P2D } }
                commands: { won: WON, lost: by-reason }
              - name: WON
                enters: by-command
                end: true
              - name: LOST
                enters: by-command
                commands: { reopen: back }
            """;

    @Test
    void readsTheShippedModel() {
        StageModel model = StageModels.load("b2b-default");

        assertThat(model.id()).isEqualTo("b2b-default");
        assertThat(model.version()).isEqualTo(4);
        assertThat(model.stageNames())
                .containsExactly("LEAD", "MQL", "SAL", "SQL", "OPPORTUNITY", "CUSTOMER", "RECYCLED", "DISQUALIFIED");
        assertThat(model.clock("decision").orElseThrow().within()).isEqualTo(Duration.ofHours(40));
        assertThat(model.buyingCentre()).containsExactly("decider", "influencer", "user", "buyer", "gatekeeper");
        assertThat(model.reasons()).hasSize(11).containsEntry("competitor", "DISQUALIFIED");
    }

    @Test
    void readsEveryPart() {
        StageModel model = StageFile.parse("f.yaml", SOUND);

        BusinessCalendar calendar = model.calendar();
        assertThat(calendar.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(calendar.week())
                .containsExactly(Map.entry(DayOfWeek.MONDAY, List.of(new Hours(540, 720), new Hours(780, 1080))));
        assertThat(calendar.holidays().isHoliday(LocalDate.parse("2026-12-24"))).isTrue();
        assertThat(calendar.holidays().isHoliday(LocalDate.parse("2026-12-25"))).isTrue();
        assertThat(calendar.holidays().isHoliday(LocalDate.parse("2026-01-06")))
                .as("Epiphany, in Bavaria")
                .isTrue();
        assertThat(calendar.holidays().isHoliday(LocalDate.parse("2026-12-23"))).isFalse();
        assertThat(model.clocks())
                .containsExactly(new Clock(
                        "call",
                        Duration.ofHours(9),
                        Duration.ofHours(1),
                        Duration.ZERO,
                        Duration.ZERO,
                        2,
                        Set.of("contacted"),
                        Set.of("WON")));
        Stage hot = model.stage("HOT").orElseThrow();
        assertThat(hot.commands())
                .containsOnly(Map.entry(Verb.WON, new Effect.To("WON")), Map.entry(Verb.LOST, new Effect.ByReason()));
        assertThat(hot.onEntry())
                .isEqualTo(new OnEntry(
                        null, List.of("call"), false, new OnEntry.QuarantineRule("we talk", Duration.ofDays(2)), null));
        assertThat(model.stage("LOST").orElseThrow().commands())
                .containsOnly(Map.entry(Verb.REOPEN, new Effect.Back()));
        assertThat(model.stage("WON").orElseThrow().isEnd()).isTrue();
    }

    @Test
    void takesEveryHourForWorkingTimeWhereTheFileHasNoCalendar() {
        String text = SOUND.replaceAll("(?s)calendar:.*?clocks:", "clocks:");

        assertThat(StageFile.parse("f.yaml", text).calendar().day()).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void readsEveryKindOfCondition() {
        String guard = """
                    when:
                      all:
                        - fit: { above: 10.5 }
                        - engagement: { below: -3 }
                        - band: [A1, B2]
                        - fact: way-to-reach
                        - interest: any
                        - interest: pricing
                        - counter: { name: form, above: 1 }
                        - contacted: false
                        - settled: [need]
                        - rejects: { at-least: 2 }
                        - been: LOST
                        - any:
                            - not: { fact: phone }
                """;
        StageModel model = StageFile.parse(
                "f.yaml", SOUND.replace("        when: { score: { at-least: 50 } }\n", guard.indent(4)));

        assertThat(model.stages().get(1).ways().getFirst().guard())
                .isEqualTo(new Condition.All(List.of(
                        new Condition.Points(Axis.FIT, Comparison.ABOVE, new BigDecimal("10.5")),
                        new Condition.Points(Axis.ENGAGEMENT, Comparison.BELOW, new BigDecimal("-3")),
                        new Condition.BandIn(Set.of("A1", "B2")),
                        new Condition.FactKnown(Fact.WAY_TO_REACH),
                        new Condition.AnyInterest(),
                        new Condition.InterestIn("pricing"),
                        new Condition.Count("form", Comparison.ABOVE, 1),
                        new Condition.Not(new Condition.Contacted()),
                        new Condition.Settled(Set.of(Bant.NEED)),
                        new Condition.Own(Tally.REJECTS, Comparison.AT_LEAST, 2),
                        new Condition.Been("LOST"),
                        new Condition.AnyOf(List.of(new Condition.Not(new Condition.FactKnown(Fact.PHONE)))))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            version: 3              | versoin: 3              | f.yaml:2:1: unknown key 'versoin' (did you mean 'version'?); allowed: model, version, counters, buying-centre, calendar
            version: 3              | model: other            | f.yaml:2:1: key 'model' stands here twice
            version: 3              | version: 0              | f.yaml:2:10: '0' is not allowed; a whole number from 1 belongs here
            model: small            | model: Not_So_Small     | f.yaml:1:8: 'Not_So_Small' is not a name here
            name: HOT               | name: 9LIVES            | f.yaml:14:11: '9LIVES' is not a name here
            name: HOT               | name: LEAD              | f.yaml:14:11: there are two stages 'LEAD'
            [form, page-view]       | [form, form]            | f.yaml:3:18: counter 'form' stands here twice
            [form, page-view]       | []                      | f.yaml:3:11: the list must not be empty
            Europe/Berlin           | Europe/Berlni           | f.yaml:5:9: 'Europe/Berlni' is not a time zone (did you mean 'Europe/Berlin'?)
            09:00-12:00             | 12:00-09:00             | f.yaml:6:21: '12:00-09:00' is not allowed; working hours of one day
            09:00-12:00             | 9-12                    | f.yaml:6:21: '9-12' is not allowed; working hours of one day
            13:00-18:00             | 11:00-18:00             | f.yaml:6:10: working hours of a day must stand in order
            monday:                 | mondya:                 | f.yaml:6:12: unknown key 'mondya' (did you mean 'monday'?)
            country: de             | country: germany        | f.yaml:7:24: 'germany' is not known
            region: by              | region: bavaria         | f.yaml:7:36: 'bavaria' is not known
            2026-12-24              | 24.12.2026              | f.yaml:7:47: '24.12.2026' is not a date; write it as 2026-12-24
            'country: de, region'   | region                  | f.yaml:7:23: a region needs its 'country'
            P1DT1H                  | 1 day                   | f.yaml:9:27: '1 day' is not allowed; a period of days or time up to 3650 days belongs here
            P1DT1H                  | PT0S                    | f.yaml:9:27: the agreed time must be longer than nothing
            due-before: PT1H        | due-before: P2D         | f.yaml:9:47: 'due-before' must be shorter than 'within'
            [contacted]             | [contactd]              | f.yaml:9:75: 'contactd' is not known (did you mean 'contacted'?)
            no-budget: LOST         | no-budget: LOSTT        | f.yaml:10:23: 'LOSTT' is not known (did you mean 'LOST'?); allowed: LEAD, HOT, WON, LOST
            no-budget: LOST         | No: LOST                | f.yaml:10:12: 'No' is not a reason
            enters: on-identification | enters: by-command    | f.yaml:13:13: the first stage, and no other, is entered on identification
            from: [LEAD]            | from: [LEAD, HOTTER]    | f.yaml:16:7: there is no stage 'HOTTER'; there are LEAD, HOT, WON, LOST
            from: [LEAD]            | from: LEAD              | f.yaml:16:15: a list belongs here, and there is 'LEAD'
            score:                  | scroe:                  | f.yaml:17:17: unknown key 'scroe' (did you mean 'score'?)
            { at-least: 50 }        | { atleast: 50 }         | f.yaml:17:26: unknown key 'atleast' (did you mean 'at-least'?); allowed: at-least, above, below
            { at-least: 50 }        | { at-least: fifty }     | f.yaml:17:36: 'fifty' is not allowed; points with at most two decimals belong here
            'score: { at-least: 50 }' | 'fact: nmae'          | f.yaml:17:23: 'nmae' is not known (did you mean 'name'?)
            'score: { at-least: 50 }' | 'contacted: maybe'    | f.yaml:17:28: 'maybe' is not known; allowed: true, false
            'score: { at-least: 50 }' | 'settled: [money]'    | f.yaml:17:27: 'money' is not known
            start: [call]           | start: [mail]           | f.yaml:18:15: there is no clock 'mail'; there are call
            won: WON                | win: WON                | f.yaml:19:17: unknown key 'win' (did you mean 'won'?)
            'score: { at-least: 50 }' | 'any: [not: { been: WIN }]' | f.yaml:16:7: there is no stage 'WIN'; there are LEAD, HOT, WON, LOST
            start: [call]           | 'handover: { advice: [{ when: { been: WIN }, say: Call. }] }' | f.yaml:18:15: there is no stage 'WIN'
            won: WON                | won: WIN                | f.yaml:19:15: there is no stage 'WIN'
            won: WON                | contacted: stay         | f.yaml:20:11: no lead can ever reach stage 'WON' from 'LEAD'
            '    end: true'         | '    end: false'        | f.yaml:20:11: stage 'WON' is a dead end; say 'end: true' if it is meant to be
            """)
    void refusesAWrongFileWithPlaceAndRemedy(String right, String wrong, String sentence) {
        assertThat(SOUND).contains(right);
        assertRefused(SOUND.replace(right, wrong), sentence);
    }

    @Test
    void refusesADwellThatIsTooShort() {
        assertRefused(
                SOUND.replace("        when: { score", "        dwell: PT1S\n        when: { score"),
                "f.yaml:17:16: a dwell lasts at least PT1M");
    }

    @Test
    void refusesTwoClocksOfOneName() {
        String clock = "  - { name: call, within: PT1H, met-by: [accept] }\n";
        assertRefused(SOUND.replace("reasons:", clock + "reasons:"), "f.yaml:10:5: there are two clocks 'call'");
    }

    @Test
    void refusesAClockThatAStageMeetsOfWhichThereIsNone() {
        assertRefused(SOUND.replace("met-in: [WON]", "met-in: [SOLD]"), "f.yaml:9:96: 'SOLD' is not known");
    }

    @Test
    void refusesAFunctionThatStandsThereTwice() {
        assertRefused(
                SOUND.replace("calendar:", "buying-centre: [user, user]\ncalendar:"),
                "f.yaml:4:23: function 'user' stands here twice");
    }

    @Test
    void refusesWhatIsMissingAltogether() {
        assertRefused("", "f.yaml:1:1: the file is empty");
        assertRefused("model: small\n", "f.yaml:1:1: key 'version' is missing");
        assertRefused("- a\n", "f.yaml:1:1: keys with values belong here, and there is a list of 1");
        assertRefused(SOUND.replace("from: [LEAD]\n        ", ""), "f.yaml:16:9: key 'from' is missing");
    }

    @Test
    void refusesWhatIsNotPlainYaml() {
        assertRefused(SOUND + "---\nmodel: second\n", "f.yaml:27:1: one document belongs here, and a second begins");
        assertRefused("model: [small\n", "f.yaml:1:14: not YAML: while parsing a flow sequence, expected ',' or ']'");
        assertRefused(
                SOUND.replace("model: small", "model: &m small").replace("[LEAD]", "[*m]"),
                "f.yaml:16:16: aliases are not supported; write the value out");
    }

    @Test
    void loadsAFileByItsPath(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("mine.yml");
        Files.writeString(file, SOUND);

        assertThat(StageModels.load(file.toString()).stageNames()).containsExactly("LEAD", "HOT", "WON", "LOST");
    }

    @Test
    void saysWhichFileIsNotThere(@TempDir Path folder) {
        String missing = folder.resolve("none.yaml").toString();

        assertThatThrownBy(() -> StageModels.load(missing))
                .isInstanceOf(StageFileException.class)
                .hasMessage("RIPEN-LC-002 stage file " + missing + " cannot be read");
        assertThatThrownBy(() -> StageModels.load("b2c"))
                .isInstanceOf(StageFileException.class)
                .hasMessageContaining("there is no shipped stage model 'b2c'")
                .hasMessageContaining("b2b-default");
    }

    @Test
    void refusesAFileThatIsTooLarge(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("large.yaml");
        Files.writeString(file, "#".repeat((1 << 20) + 1));

        assertThatThrownBy(() -> StageModels.load(file.toString())).hasMessageContaining("larger than 1048576 bytes");
    }

    private static void assertRefused(String text, String sentence) {
        assertThatThrownBy(() -> StageFile.parse("f.yaml", text))
                .isInstanceOf(StageFileException.class)
                .hasMessageStartingWith("RIPEN-LC-001 " + sentence);
    }
}
