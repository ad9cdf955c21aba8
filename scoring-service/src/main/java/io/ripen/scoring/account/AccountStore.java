package io.ripen.scoring.account;

import io.ripen.scoring.domain.account.Account;
import io.ripen.scoring.domain.account.AccountKey;
import io.ripen.scoring.domain.account.AccountScore;
import io.ripen.scoring.domain.account.Membership;
import io.ripen.scoring.domain.fold.Score;
import io.ripen.scoring.domain.model.ScoringModel;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table of accounts. Only the account's own lane writes a row. */
@Singleton
class AccountStore {
    private static final String LOAD = """
            select account_id, domain, company, sequence, fit, engagement, band, as_of, fingerprint
            from account where account_id = any($1::uuid[])""";
    private static final String SAVE = """
            insert into account
              (account_id, domain, company, name, sequence, fit, engagement, total, band, members, as_of, fingerprint)
            select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[],
              $7::bigint[], $8::bigint[], $9::text[], $10::int[], $11::timestamptz[], $12::text[])
            on conflict (account_id) do update set
              name = excluded.name, sequence = excluded.sequence, fit = excluded.fit,
              engagement = excluded.engagement, total = excluded.total, band = excluded.band,
              members = excluded.members, as_of = excluded.as_of,
              fingerprint = excluded.fingerprint""";

    /**
     * The accounts that are known of these, with their members.
     *
     * @param leadIds leads whose last word is read also where they have left
     */
    Uni<Map<String, Account>> load(SqlClient client, Collection<String> accountIds, Collection<String> leadIds) {
        if (accountIds.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        UUID[] ids = accountIds.stream().map(UUID::fromString).toArray(UUID[]::new);
        return Uni.combine()
                .all()
                .unis(
                        client.preparedQuery(LOAD).execute(Tuple.tuple().addValue(ids)),
                        MembershipTable.members(client, accountIds, leadIds))
                .with((rows, memberships) -> {
                    Map<AccountKey, List<Membership>> byAccount =
                            memberships.stream().collect(Collectors.groupingBy(Membership::key));
                    Map<String, Account> accounts = new HashMap<>();
                    for (Row row : rows) {
                        AccountKey key = MembershipTable.key(row.getString("domain"), row.getString("company"));
                        accounts.put(
                                row.getUUID("account_id").toString(),
                                account(key, row, byAccount.getOrDefault(key, List.of())));
                    }
                    return accounts;
                });
    }

    /** Writes accounts, new or known, without their memberships. */
    Uni<Void> save(SqlClient client, Collection<Account> accounts, ScoringModel model) {
        if (accounts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Account> sorted = accounts.stream()
                .sorted(Comparator.comparing(account -> account.key().accountId()))
                .toList();
        List<AccountScore> scores =
                sorted.stream().map(account -> account.score(model)).toList();
        Tuple values = Tuple.tuple()
                .addValue(sorted.stream()
                        .map(account -> UUID.fromString(account.key().accountId()))
                        .toArray(UUID[]::new))
                .addValue(texts(sorted, account -> MembershipTable.domain(account.key())))
                .addValue(texts(sorted, account -> MembershipTable.company(account.key())))
                .addValue(texts(scores, score -> score.name().orElse(null)))
                .addValue(sorted.stream().map(Account::sequence).toArray(Long[]::new))
                .addValue(points(sorted, Score::fit))
                .addValue(points(sorted, Score::engagement))
                .addValue(points(sorted, Score::total))
                .addValue(texts(sorted, account -> account.published().band()))
                .addValue(scores.stream().map(score -> score.memberCount()).toArray(Integer[]::new))
                .addValue(sorted.stream()
                        .map(account -> account.asOf().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new))
                .addValue(texts(sorted, Account::fingerprint));
        return client.preparedQuery(SAVE).execute(values).replaceWithVoid();
    }

    private static Account account(AccountKey key, Row row, List<Membership> memberships) {
        return new Account(
                key,
                row.getLong("sequence"),
                row.getOffsetDateTime("as_of").toInstant(),
                new Score(row.getLong("fit"), row.getLong("engagement"), row.getString("band")),
                row.getString("fingerprint"),
                memberships);
    }

    private static <T> @Nullable String[] texts(List<T> items, Function<T, @Nullable String> member) {
        return items.stream().map(member).toArray(String[]::new);
    }

    private static Long[] points(List<Account> accounts, Function<Score, Long> part) {
        return accounts.stream().map(account -> part.apply(account.published())).toArray(Long[]::new);
    }
}
