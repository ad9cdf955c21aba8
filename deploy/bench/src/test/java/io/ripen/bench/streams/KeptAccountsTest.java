package io.ripen.bench.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.scoring.domain.account.Account;
import io.ripen.scoring.domain.account.AccountKey;
import io.ripen.scoring.domain.account.Member;
import io.ripen.scoring.domain.account.Membership;
import io.ripen.scoring.domain.fold.Score;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.model.ModelFile;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeptAccountsTest {
    private static final AccountKey COMPANY = new AccountKey.Company("prés & co");
    private static final String FIRST = new UUID(1, 2).toString();
    private static final String SECOND = new UUID(-1, -2).toString();

    private final ScoringModel model = ModelFile.load("b2b-default");

    private static Membership membership(String lead, AccountKey key, long sequence) {
        return new Membership(lead, key, sequence, new Member(lead, new Score(1250, -300, "cold"), null, "Prés & Co"));
    }

    @Test
    void readsMembershipsAsTheyWereWritten() {
        List<Membership> memberships = List.of(
                membership(FIRST, COMPANY, 3),
                new Membership(FIRST, new AccountKey.MailDomain("example.com"), Long.MAX_VALUE, null));

        assertThat(KeptAccounts.memberships(KeptAccounts.write(memberships))).isEqualTo(memberships);
        assertThat(KeptAccounts.memberships(KeptAccounts.write(List.of()))).isEmpty();
    }

    @Test
    void readsAnAccountWithThoseWhoLeftAsItWasWritten() {
        Account account = Account.unknown(COMPANY, model);
        account.take(membership(FIRST, COMPANY, 1), Instant.ofEpochSecond(5, 7), model);
        account.take(membership(SECOND, COMPANY, 1), Instant.EPOCH, model);
        account.take(new Membership(SECOND, COMPANY, 2, null), Instant.EPOCH, model);

        Account read = KeptAccounts.account(KeptAccounts.write(account), model);

        assertThat(read).usingRecursiveComparison().ignoringFields("members").isEqualTo(account);
        assertThat(read.score(model)).isEqualTo(account.score(model));
        assertThat(read.lastSeen(SECOND)).isEqualTo(2);
    }
}
