package io.ripen.scoring.account;

import io.ripen.scoring.contract.ScoreWriter;
import io.ripen.scoring.domain.account.Account;
import io.ripen.scoring.domain.fold.Score;
import io.ripen.scoring.http.PageKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads accounts, without a part in what the lanes do. */
@Singleton
class AccountReads {
    private static final String TOP = """
            select account_id, domain, company, name, fit, engagement, band, members, as_of, sequence
            from account
            where members > 0 and ($1::text is null or domain = $1)
              and ($2::bigint is null
                or (bucket <= $2 / 500 and (total < $2 or (total = $2 and account_id > $3::uuid))))
            order by bucket desc, total desc, account_id limit $4""";

    private final Pool pool;
    private final AccountStore accounts;

    @Inject
    AccountReads(Pool pool, AccountStore accounts) {
        this.pool = pool;
        this.accounts = accounts;
    }

    /** Accounts with members by falling score, one more than asked for if there are more. */
    Uni<List<AccountItem>> top(int limit, @Nullable PageKey after, @Nullable String domain) {
        Tuple values = Tuple.tuple()
                .addValue(domain)
                .addValue(after == null ? null : after.total())
                .addValue(after == null ? null : after.id())
                .addValue(limit + 1);
        return pool.preparedQuery(TOP)
                .execute(values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(AccountReads::item)
                        .toList());
    }

    Uni<Optional<Account>> account(UUID id) {
        return accounts.load(pool, List.of(id.toString()), Set.of())
                .map(found -> Optional.ofNullable(found.get(id.toString())));
    }

    private static AccountItem item(Row row) {
        return new AccountItem(
                row.getUUID("account_id").toString(),
                AccountEvents.ref(MembershipTable.key(row.getString("domain"), row.getString("company"))),
                row.getString("name"),
                ScoreWriter.values(new Score(row.getLong("fit"), row.getLong("engagement"), row.getString("band"))),
                row.getInteger("members"),
                row.getOffsetDateTime("as_of").toInstant(),
                row.getLong("sequence"));
    }
}
