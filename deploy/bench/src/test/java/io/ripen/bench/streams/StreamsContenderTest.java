package io.ripen.bench.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.bench.scoring.SampleBacklog;
import io.ripen.contracts.EventType;
import io.ripen.contracts.Topic;
import io.ripen.contracts.account.AccountLine;
import io.ripen.contracts.account.AccountMember;
import io.ripen.contracts.account.AccountScoreChanged;
import io.ripen.contracts.lead.LeadFacts;
import io.ripen.contracts.score.ScoreChanged;
import io.ripen.contracts.touchpoint.TimeRule;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.scoring.contract.ScoreWriter;
import io.ripen.scoring.contract.TouchpointReader;
import io.ripen.scoring.domain.fold.Evaluation;
import io.ripen.scoring.domain.fold.Fold;
import io.ripen.scoring.domain.lead.LeadScoring;
import io.ripen.scoring.domain.model.Points;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.scoring.fact.MailboxProviders;
import io.ripen.scoring.model.ModelFile;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamsContenderTest {
    private static final int LEADS = 40;
    private static final long EVENTS = 600;

    private final ScoringModel model = ModelFile.load("b2b-default");

    @Test
    void publishesTheScoreThatTheWholeHistoryOfEachLeadFoldsTo(@TempDir Path folder) {
        List<TouchpointCaptured> touchpoints = SampleBacklog.of(LEADS, EVENTS, Instant.now());
        Map<String, List<Touchpoint>> histories = historiesByAddress(touchpoints);

        Map<String, ScoreChanged> last = last(run(folder, touchpoints).leads(), ScoreChanged::leadId);

        assertThat(last).hasSameSizeAs(histories).hasSizeGreaterThanOrEqualTo(LEADS);
        last.forEach((lead, event) -> assertThat(event.score())
                .as(lead)
                .isEqualTo(ScoreWriter.values(Evaluation.of(
                                Fold.fold(
                                        histories.getOrDefault(
                                                String.valueOf(
                                                        event.profile().facts().email()),
                                                List.of()),
                                        model),
                                event.asOf(),
                                model)
                        .score())));
    }

    @Test
    void publishesForEachAccountWhatItsLeadsHaveToldIt(@TempDir Path folder) {
        Published published = run(folder, SampleBacklog.of(LEADS, EVENTS, Instant.now()));

        Map<String, Map<String, ScoreChanged>> told = told(published.leads());
        Map<String, AccountScoreChanged> last = last(
                published.accounts(), event -> String.valueOf(event.account().domain()));
        assertThat(last.keySet()).isEqualTo(told.keySet()).hasSizeGreaterThanOrEqualTo(LEADS / 10);
        last.forEach((domain, account) -> {
            Collection<ScoreChanged> members =
                    told.getOrDefault(domain, Map.of()).values();
            assertThat(account.memberCount()).as(domain).isEqualTo(members.size());
            assertThat(account.members())
                    .extracting(AccountMember::leadId)
                    .containsExactlyInAnyOrderElementsOf(
                            members.stream().map(ScoreChanged::leadId).toList());
            assertThat(account.score().fit()).as(domain).isEqualByComparingTo(fit(members));
            assertThat(account.score().engagement()).as(domain).isEqualByComparingTo(engagement(members));
            assertThat(account.receipt().stream().map(AccountLine::points).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as(domain)
                    .isEqualByComparingTo(account.score().total());
        });
        last(published.accounts(), AccountScoreChanged::accountId)
                .forEach((id, account) -> assertThat(published.accounts().stream()
                                .filter(event -> event.accountId().equals(id))
                                .map(AccountScoreChanged::sequence))
                        .isEqualTo(LongStream.rangeClosed(1, account.sequence())
                                .boxed()
                                .toList()));
    }

    /** By mail domain and lead: the last event that an account had to hear of. */
    private Map<String, Map<String, ScoreChanged>> told(List<ScoreChanged> events) {
        Map<String, Map<String, ScoreChanged>> told = new HashMap<>();
        for (ScoreChanged event : events) {
            String email = event.profile().facts().email();
            // The first event of a lead comes before what the form told of it.
            if (email != null) {
                told.computeIfAbsent(email.substring(email.indexOf('@') + 1), domain -> new HashMap<>())
                        .merge(event.leadId(), event, (before, now) -> isNews(before, now) ? now : before);
            }
        }
        return told;
    }

    private boolean isNews(ScoreChanged before, ScoreChanged now) {
        LeadFacts told = before.profile().facts();
        LeadFacts facts = now.profile().facts();
        return before.score().fit().compareTo(now.score().fit()) != 0
                || !before.score().band().equals(now.score().band())
                || before.score()
                                .engagement()
                                .subtract(now.score().engagement())
                                .abs()
                                .compareTo(Points.toDecimal(model.publishStep()))
                        >= 0
                || !Objects.equals(told.function(), facts.function())
                || !Objects.equals(told.company(), facts.company());
    }

    private static BigDecimal fit(Collection<ScoreChanged> members) {
        return members.stream()
                .map(member -> member.score().fit())
                .max(BigDecimal::compareTo)
                .orElseThrow();
    }

    private BigDecimal engagement(Collection<ScoreChanged> members) {
        return members.stream()
                .map(member -> member.score().engagement())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .min(Points.toDecimal(model.engagement().cap()));
    }

    @Test
    void aLeadLeavesTheAccountOfACompanyThatItDoesNotNameAnyMore(@TempDir Path folder) {
        Instant now = Instant.now();
        Published published = run(
                folder,
                List.of(
                        form(now.minusSeconds(3), "First GmbH"),
                        form(now.minusSeconds(2), "Second Ltd"),
                        form(now.minusSeconds(1), "First GmbH")));

        assertThat(published.accounts())
                .extracting(event -> event.account().company() + " " + event.memberCount())
                .containsExactly("first 1", "first 0", "second 1", "second 0", "first 1");
    }

    /** A form of somebody with a mail address that is no company's. */
    private static TouchpointCaptured form(Instant at, String company) {
        return new TouchpointCaptured(
                UUID.randomUUID().toString(),
                "bench",
                "v:somebody",
                "somebody",
                null,
                TouchpointType.FORM_FILL,
                "contact",
                at,
                at,
                TimeRule.CLIENT,
                at,
                null,
                null,
                null,
                new LeadFacts("somebody@gmail.com", null, null, null, null, company, null, null, null, null, null),
                List.of(),
                List.of(),
                Map.of(),
                null,
                null);
    }

    private record Published(List<ScoreChanged> leads, List<AccountScoreChanged> accounts) {}

    private Published run(Path folder, List<TouchpointCaptured> touchpoints) {
        Properties settings = StreamsContender.settings("localhost:1", folder.toString());
        try (TopologyTestDriver driver = new TopologyTestDriver(
                StreamsContender.topology(
                        new LeadScoring(model, Duration.ofMinutes(10)),
                        MailboxProviders.shipped()::isBusiness,
                        Stores::inMemoryKeyValueStore),
                settings)) {
            TestInputTopic<String, byte[]> input = driver.createInputTopic(
                    Topic.TOUCHPOINTS.topicName(), new StringSerializer(), new ByteArraySerializer());
            touchpoints.forEach(touchpoint -> input.pipeInput(SampleBacklog.record(touchpoint)));
            List<ScoreChanged> leads = read(driver, EventType.SCORE_CHANGED, ScoreChanged.class);
            Map<String, Long> sequences = new HashMap<>();
            leads.forEach(
                    event -> assertThat(event.sequence()).isEqualTo(sequences.merge(event.leadId(), 1L, Long::sum)));
            return new Published(leads, read(driver, EventType.ACCOUNT_SCORE_CHANGED, AccountScoreChanged.class));
        }
    }

    private static <T> List<T> read(TopologyTestDriver driver, EventType type, Class<T> data) {
        return driver
                .createOutputTopic(type.topic().topicName(), new StringDeserializer(), new ByteArrayDeserializer())
                .readValuesToList()
                .stream()
                .map(value -> data.cast(Activities.read(type, value)))
                .toList();
    }

    private static <T> Map<String, T> last(List<T> events, Function<T, String> owner) {
        Map<String, T> last = new HashMap<>();
        events.forEach(event -> last.put(owner.apply(event), event));
        return last;
    }

    /** All that the visitors of an address did. */
    private static Map<String, List<Touchpoint>> historiesByAddress(List<TouchpointCaptured> touchpoints) {
        Map<String, String> addresses = new HashMap<>();
        touchpoints.forEach(touchpoint ->
                TouchpointReader.email(touchpoint).ifPresent(email -> addresses.put(touchpoint.visitorKey(), email)));
        Map<String, List<Touchpoint>> histories = new HashMap<>();
        for (TouchpointCaptured touchpoint : touchpoints) {
            String email = addresses.get(touchpoint.visitorKey());
            if (email != null) {
                histories.computeIfAbsent(email, address -> new ArrayList<>()).add(TouchpointReader.read(touchpoint));
            }
        }
        return histories;
    }

    @Test
    void placesOfOneOwnerAreInTheOrderOfTheirNumbers() {
        assertThat(Activities.place("a", 9))
                .isLessThan(Activities.place("a", 10))
                .isLessThan(Activities.place("a", 300));
        assertThat(Activities.position(Activities.place("v:x/y", 300))).isEqualTo(300);
    }
}
