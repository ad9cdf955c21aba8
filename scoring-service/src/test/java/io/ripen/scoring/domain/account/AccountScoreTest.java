package io.ripen.scoring.domain.account;

import static io.ripen.scoring.domain.SampleModel.points;
import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.scoring.domain.Sample;
import io.ripen.scoring.domain.SampleModel;
import io.ripen.scoring.domain.account.AccountScore.Line;
import io.ripen.scoring.domain.fold.Axis;
import io.ripen.scoring.domain.fold.Score;
import io.ripen.scoring.domain.model.EngagementAxis;
import io.ripen.scoring.domain.model.HumanSigns;
import io.ripen.scoring.domain.model.ModelRef;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.testkit.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountScoreTest {
    private static final AccountKey KEY = new AccountKey.MailDomain("acme.example");
    private final ScoringModel model = SampleModel.model();

    @Test
    void takesTheFitOfTheBestMemberAndTheEngagementOfAll() {
        AccountScore score = score(
                member("a", 20, 30, "user", "Acme"),
                member("b", 35, 10, null, "ACME"),
                member("c", 5, 0, "decider", "Acme"));

        assertThat(score.score()).isEqualTo(new Score(points(35), points(40), "A2"));
        assertThat(score.lines())
                .containsExactly(
                        new Line(Axis.FIT, "b", 1, points(35)),
                        new Line(Axis.ENGAGEMENT, "a", 1, points(30)),
                        new Line(Axis.ENGAGEMENT, "b", 1, points(10)));
        assertThat(score.members()).extracting(Member::leadId).containsExactly("a", "b", "c");
        assertThat(score.functions()).containsExactly("decider", "user");
        assertThat(score.name()).contains("Acme");
    }

    @Test
    void capsTheEngagementWithALineOfItsOwn() {
        AccountScore score = score(member("a", 0, 70, null, null), member("b", 0, 45, null, null));

        assertThat(score.score().engagement()).isEqualTo(points(100));
        assertThat(score.lines()).last().isEqualTo(new Line(Axis.ENGAGEMENT, null, 0, points(-15)));
        assertThat(score.name()).isEmpty();
        assertThat(score(member("a", 0, 55, null, null), member("b", 0, 45, null, null))
                        .lines())
                .hasSize(3);
    }

    @Test
    void isPublishedUnderAnotherModelOnlyIfThatMakesAnotherScore() {
        Account account = takeAll(
                Account.unknown(KEY, model),
                List.of(
                        new Membership("a", KEY, 1, member("a", 35, 40, null, null)),
                        new Membership("b", KEY, 2, member("b", 0, 40, null, null))));
        ScoringModel same = model.withRef(new ModelRef("sample", 2, "f2"));
        ScoringModel strict = capped(60);

        Score before = account.published();

        assertThat(account.under(same)).isEmpty();
        assertThat(account.published()).isEqualTo(before);
        assertThat(account.sequence()).isEqualTo(2);
        assertThat(account.fingerprint()).isEqualTo(same.ref().fingerprint());

        assertThat(account.under(strict))
                .hasValueSatisfying(score -> assertThat(score.score()).isEqualTo(account.published()));
        assertThat(account.published().engagement()).isEqualTo(points(60));
        assertThat(account.sequence()).isEqualTo(3);
        assertThat(account.asOf()).isEqualTo(Sample.day(2));
        assertThat(account.memberships()).hasSize(2);
        assertThat(account.under(strict)).isEmpty();
        assertThat(account.sequence()).isEqualTo(3);
    }

    @Test
    void sumsTheSmallestContributionsOfManyMembers() {
        AccountScore score = score(IntStream.range(0, 60)
                .mapToObj(i -> member("lead-" + i, 0, i % 2 == 0 ? 1 : -1, null, null))
                .toArray(Member[]::new));

        assertThat(score.lines()).hasSize(AccountScore.MOST_LINES + 2);
        assertThat(score.memberCount()).isEqualTo(60);
        assertThat(score.members()).hasSize(AccountScore.MOST_LINES);
        assertThat(score.lines()).last().satisfies(line -> {
            assertThat(line.count()).isEqualTo(10);
            assertThat(line.leadId()).isNull();
        });
        assertAddsUp(score);
    }

    @Test
    void isNothingWithoutMembers() {
        AccountScore score = score();

        assertThat(score.score()).isEqualTo(new Score(0, 0, "C3"));
        assertThat(score.lines()).isEmpty();
        assertThat(score.members()).isEmpty();
        assertThat(score.functions()).isEmpty();
    }

    @Test
    void takesTheFirstOfEquallyFrequentNamesAndOfEquallyFitMembers() {
        AccountScore score = score(
                member("b", 10, 1, null, "Zeta"), member("a", 10, 1, null, "Acme"), member("c", 10, 2, null, null));

        assertThat(score.name()).contains("Acme");
        assertThat(score.lines()).first().isEqualTo(new Line(Axis.FIT, "a", 1, points(10)));
        assertThat(score.lines().subList(1, 4)).extracting(Line::leadId).containsExactly("c", "a", "b");
    }

    @Test
    void endsTheSameInWhateverOrderTheLeadsCome() {
        Random random = Seeds.random("AccountScoreTest");
        for (int run = 0; run < 500; run++) {
            List<List<Membership>> perLead = new ArrayList<>();
            for (int lead = 0; lead < 4; lead++) {
                perLead.add(activities(random, "lead-" + lead));
            }
            Account straight = Account.unknown(KEY, model);
            for (List<Membership> ofLead : perLead) {
                takeAll(straight, ofLead);
            }

            Account mixed = takeAll(Account.unknown(KEY, model), mixed(random, perLead));

            assertThat(mixed.memberships()).isEqualTo(straight.memberships());
            assertThat(mixed.published()).isEqualTo(straight.published());
            assertThat(mixed.sequence()).isEqualTo(straight.sequence());
            assertAddsUp(mixed.score(model));
        }
    }

    @Test
    void keepsUpWithManyMembersThatComeAndGo() {
        Random random = Seeds.random("AccountScoreTest many");
        Account account = Account.unknown(KEY, model);
        for (int run = 0; run < 3000; run++) {
            String lead = "lead-" + random.nextInt(300);
            // At first they come, later the best ones go.
            boolean leaves = run > 1500 && random.nextInt(3) > 0;
            Member member = leaves ? null : member(lead, random.nextInt(40), random.nextInt(90) - 10, null, "N" + lead);
            List<Member> best = account.score(model).members();
            String who = leaves && !best.isEmpty() ? best.getFirst().leadId() : lead;
            AccountScore score =
                    account.take(new Membership(who, KEY, account.lastSeen(who) + 1, member), Sample.day(1), model);

            assertThat(score).isEqualTo(anew(account).score(model));
        }
    }

    @Test
    void remembersTheLastWordOfALeadThatLeft() {
        Account account = takeAll(
                Account.unknown(KEY, model),
                List.of(
                        new Membership("a", KEY, 1, member("a", 10, 10, null, null)),
                        new Membership("a", KEY, 2, null)));

        assertThat(account.lastSeen("a")).isEqualTo(2);
        assertThat(account.lastSeen("b")).isZero();
        assertThat(account.published().total()).isZero();
        assertThat(account.sequence()).isEqualTo(2);
        assertThat(account.asOf()).isEqualTo(Sample.day(2));
        account.take(new Membership("b", KEY, 1, null), Sample.day(1), model);
        assertThat(account.asOf()).isEqualTo(Sample.day(2));
    }

    private static List<Membership> activities(Random random, String lead) {
        List<Membership> activities = new ArrayList<>();
        for (int sequence = 1; sequence <= 1 + random.nextInt(4); sequence++) {
            Member member = random.nextInt(4) == 0
                    ? null
                    : member(
                            lead,
                            random.nextInt(40),
                            random.nextInt(90) - 10,
                            pick(random, "buyer", "user"),
                            pick(random, "Acme", "ACME"));
            activities.add(new Membership(lead, KEY, sequence, member));
        }
        return activities;
    }

    private static @Nullable String pick(Random random, String one, String other) {
        return random.nextInt(3) == 0 ? null : random.nextBoolean() ? one : other;
    }

    /** The order within a lead holds; between leads there is none. Some are delivered twice. */
    private static List<Membership> mixed(Random random, List<List<Membership>> perLead) {
        List<Integer> turns = new ArrayList<>();
        for (int lead = 0; lead < perLead.size(); lead++) {
            turns.addAll(Collections.nCopies(perLead.get(lead).size(), lead));
        }
        Collections.shuffle(turns, random);
        Map<Integer, Integer> next = new HashMap<>();
        List<Membership> mixed = new ArrayList<>();
        for (int lead : turns) {
            mixed.add(perLead.get(lead).get(next.merge(lead, 1, Integer::sum) - 1));
            if (random.nextInt(3) == 0) {
                mixed.add(mixed.get(random.nextInt(mixed.size())));
            }
        }
        return mixed;
    }

    private Account takeAll(Account account, List<Membership> activities) {
        for (Membership each : activities) {
            if (each.sequence() > account.lastSeen(each.leadId())) {
                AccountScore published = account.take(each, Sample.day((double) each.sequence()), model);
                assertThat(published).isEqualTo(anew(account).score(model));
            }
        }
        return account;
    }

    /** As the next batch reads it. */
    private static Account anew(Account account) {
        return new Account(
                account.key(),
                account.sequence(),
                account.asOf(),
                account.published(),
                account.fingerprint(),
                account.memberships().values());
    }

    private ScoringModel capped(long engagement) {
        return new ScoringModel(
                new ModelRef("sample", 3, "f3"),
                model.fit(),
                new EngagementAxis(points(engagement), List.of(), SampleModel.engagementRules(), HumanSigns.DEFAULT),
                model.fitBands(),
                model.engagementBands(),
                model.publishStep(),
                model.functions(),
                model.factForms());
    }

    private AccountScore score(Member... members) {
        Account account = Account.unknown(KEY, model);
        for (Member member : members) {
            account.take(new Membership(member.leadId(), KEY, 1, member), Sample.day(1), model);
        }
        return account.score(model);
    }

    private static void assertAddsUp(AccountScore score) {
        assertThat(sum(score, Axis.FIT)).isEqualTo(score.score().fit());
        assertThat(sum(score, Axis.ENGAGEMENT)).isEqualTo(score.score().engagement());
    }

    private static long sum(AccountScore score, Axis axis) {
        return score.lines().stream()
                .filter(line -> line.axis() == axis)
                .mapToLong(Line::points)
                .sum();
    }

    static Member member(String lead, long fit, long engagement, @Nullable String function, @Nullable String company) {
        return new Member(lead, new Score(points(fit), points(engagement), "B2"), function, company);
    }
}
