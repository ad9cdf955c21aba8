package io.ripen.lifecycle.account;

import io.ripen.contracts.account.AccountActivity;
import io.ripen.contracts.account.AccountScoreChanged;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The lanes' side of the tables: one statement per table and batch, rows in key order, older rows win nothing. */
@Singleton
class AccountTables {
    private static final String KEEP_SCORES = """
            insert into account as a (account_id, sequence, domain, company, name, as_of, score, fit, engagement, band,
              member_count)
            select i.account_id, i.sequence, i.domain, i.company, i.name, i.as_of, i.score::numeric, i.fit::numeric,
              i.engagement::numeric, i.band, i.member_count
            from unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::text[],
              $8::text[], $9::text[], $10::text[], $11::int[])
              as i (account_id, sequence, domain, company, name, as_of, score, fit, engagement, band, member_count)
            on conflict (account_id) do update set sequence = excluded.sequence, domain = excluded.domain,
              company = excluded.company, name = excluded.name, as_of = excluded.as_of, score = excluded.score,
              fit = excluded.fit, engagement = excluded.engagement, band = excluded.band,
              member_count = excluded.member_count
            where a.sequence < excluded.sequence""";
    private static final String KEEP_MEMBERS = """
            insert into account_member as m (account_id, lead_id, sequence, present, function)
            select * from unnest($1::text[], $2::text[], $3::bigint[], $4::boolean[], $5::text[])
            on conflict (account_id, lead_id) do update set sequence = excluded.sequence, present = excluded.present,
              function = excluded.function
            where m.sequence < excluded.sequence""";

    /** Keeps scores, each account at most once, in the order of their ids. */
    Uni<Void> keepScores(SqlConnection transaction, List<AccountScoreChanged> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple rows = Tuple.tuple()
                .addArrayOfString(texts(changes, AccountScoreChanged::accountId))
                .addArrayOfLong(
                        changes.stream().map(AccountScoreChanged::sequence).toArray(Long[]::new))
                .addArrayOfString(texts(changes, change -> change.account().domain()))
                .addArrayOfString(texts(changes, change -> change.account().company()))
                .addArrayOfString(texts(changes, AccountScoreChanged::name))
                .addArrayOfOffsetDateTime(changes.stream()
                        .map(change -> change.asOf().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new))
                .addArrayOfString(
                        texts(changes, change -> change.score().total().toPlainString()))
                .addArrayOfString(texts(changes, change -> change.score().fit().toPlainString()))
                .addArrayOfString(
                        texts(changes, change -> change.score().engagement().toPlainString()))
                .addArrayOfString(texts(changes, change -> change.score().band()))
                .addArrayOfInteger(
                        changes.stream().map(AccountScoreChanged::memberCount).toArray(Integer[]::new));
        return transaction.preparedQuery(KEEP_SCORES).execute(rows).replaceWithVoid();
    }

    /** Keeps memberships, each lead and account at most once, in the order of their ids. */
    Uni<Void> keepMembers(SqlConnection transaction, List<AccountActivity> activities) {
        if (activities.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple rows = Tuple.tuple()
                .addArrayOfString(texts(activities, AccountActivity::accountId))
                .addArrayOfString(texts(activities, AccountActivity::leadId))
                .addArrayOfLong(
                        activities.stream().map(AccountActivity::sequence).toArray(Long[]::new))
                .addArrayOfBoolean(activities.stream()
                        .map(activity -> activity.member() != null)
                        .toArray(Boolean[]::new))
                .addArrayOfString(texts(
                        activities,
                        activity -> activity.member() == null
                                ? null
                                : activity.member().function()));
        return transaction.preparedQuery(KEEP_MEMBERS).execute(rows).replaceWithVoid();
    }

    private static <R> String[] texts(List<R> rows, Function<R, @Nullable String> member) {
        String[] texts = new String[rows.size()];
        for (int row = 0; row < texts.length; row++) {
            texts[row] = member.apply(rows.get(row));
        }
        return texts;
    }
}
