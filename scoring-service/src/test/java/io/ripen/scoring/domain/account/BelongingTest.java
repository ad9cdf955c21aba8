package io.ripen.scoring.domain.account;

import static io.ripen.scoring.domain.SampleModel.points;
import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.scoring.domain.Sample;
import io.ripen.scoring.domain.account.AccountKey.Company;
import io.ripen.scoring.domain.account.AccountKey.MailDomain;
import io.ripen.scoring.domain.fold.Score;
import io.ripen.scoring.domain.touchpoint.Fact;
import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.FactSource;
import io.ripen.scoring.domain.touchpoint.Facts;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BelongingTest {
    private static final AccountKey ACME = new MailDomain("acme.example");
    private static final AccountKey OTHER = new Company("other");
    private static final Member MEMBER = new Member("a", new Score(points(10), points(20), "C3"), "user", "Acme");
    private static final long STEP = points(5);

    @Test
    void belongsToTheBusinessDomainElseToTheCompany() {
        assertThat(key("ada@acme.example", "Acme AB")).contains(ACME);
        assertThat(key("ada@mail.example", "Acme AB")).contains(new Company("acme"));
        assertThat(key(null, "Acme AB")).contains(new Company("acme"));
        assertThat(key("ada@mail.example", null)).isEmpty();
        assertThat(key(null, "!!!")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Acme GmbH & Co. KG   | acme
            ACME, Inc.           | acme
            Acme S.A.            | acme
            Acme Holding AG      | acme holding
            Co                   | co
            AB Volvo             | ab volvo
            Ümlaut  e.V.         | ümlaut e
            """)
    void comparesCompaniesByTheirWords(String name, String words) {
        assertThat(CompanyName.words(name)).contains(words);
    }

    @Test
    void hasAnIdThatFollowsFromTheKey() {
        assertThat(ACME.accountId()).isEqualTo(new MailDomain("acme.example").accountId());
        assertThat(UUID.fromString(ACME.accountId()).version()).isEqualTo(3);
        assertThat(new Company("x").accountId()).isNotEqualTo(new MailDomain("x").accountId());
    }

    @Test
    void tellsANewAccountAndThenOnlyWhatIsNews() {
        List<Membership> first = changes(List.of(), ACME, MEMBER);

        assertThat(first).containsExactly(new Membership("a", ACME, 1, MEMBER));
        assertThat(changes(first, ACME, with(points(10), points(20), "C3", "user", "Acme")))
                .isEmpty();
        assertThat(changes(first, ACME, with(points(10), points(25) - 1, "C3", "user", "Acme")))
                .isEmpty();
        assertThat(changes(first, ACME, with(points(10), points(25), "C3", "user", "Acme")))
                .singleElement()
                .satisfies(told -> assertThat(told.sequence()).isEqualTo(2));
        assertThat(changes(first, ACME, with(points(10), points(15), "C3", "user", "Acme")))
                .hasSize(1);
        assertThat(changes(first, ACME, with(points(11), points(20), "C3", "user", "Acme")))
                .hasSize(1);
        assertThat(changes(first, ACME, with(points(10), points(20), "C2", "user", "Acme")))
                .hasSize(1);
        assertThat(changes(first, ACME, with(points(10), points(20), "C3", null, "Acme")))
                .hasSize(1);
        assertThat(changes(first, ACME, with(points(10), points(20), "C3", "user", "ACME")))
                .hasSize(1);
    }

    @Test
    void leavesTheOldAccountAndComesBackWithTheNextNumber() {
        Membership old = new Membership("a", ACME, 3, MEMBER);
        Membership left = new Membership("a", ACME, 4, null);
        Membership joined = new Membership("a", OTHER, 1, MEMBER);

        assertThat(changes(List.of(old), OTHER, MEMBER)).containsExactly(left, joined);
        assertThat(changes(List.of(left, joined), OTHER, MEMBER)).isEmpty();
        assertThat(changes(List.of(left, joined), ACME, MEMBER))
                .containsExactly(new Membership("a", OTHER, 2, null), new Membership("a", ACME, 5, MEMBER));
        assertThat(Belonging.changes(List.of(old), Optional.empty(), MEMBER, STEP))
                .containsExactly(left);
        assertThat(Belonging.changes(List.of(left), Optional.empty(), MEMBER, STEP))
                .isEmpty();
    }

    private static List<Membership> changes(List<Membership> told, AccountKey now, Member member) {
        return Belonging.changes(told, Optional.of(now), member, STEP);
    }

    private static Member with(long fit, long engagement, String band, @Nullable String function, String company) {
        return new Member("a", new Score(fit, engagement, band), function, company);
    }

    private static Optional<AccountKey> key(@Nullable String email, @Nullable String company) {
        Facts facts = Facts.NONE;
        if (email != null) {
            facts = facts.with(FactName.EMAIL, new Fact(email, Sample.START, "t", FactSource.TOUCHPOINT));
        }
        if (company != null) {
            facts = facts.with(FactName.COMPANY, new Fact(company, Sample.START, "t", FactSource.TOUCHPOINT));
        }
        return AccountKey.of(facts, domain -> domain.equals("acme.example"));
    }
}
