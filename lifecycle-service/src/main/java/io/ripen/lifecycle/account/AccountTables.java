package io.ripen.lifecycle.account;

import io.ripen.contracts.account.AccountActivity;
import io.ripen.contracts.account.AccountScoreChanged;
import io.ripen.lanes.postgres.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;

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
        Tuple rows = new Columns<>(changes)
                .text(AccountScoreChanged::accountId)
                .number(AccountScoreChanged::sequence)
                .text(change -> change.account().domain())
                .text(change -> change.account().company())
                .text(AccountScoreChanged::name)
                .instant(AccountScoreChanged::asOf)
                .text(change -> change.score().total().toPlainString())
                .text(change -> change.score().fit().toPlainString())
                .text(change -> change.score().engagement().toPlainString())
                .text(change -> change.score().band())
                .integer(AccountScoreChanged::memberCount)
                .tuple();
        return transaction.preparedQuery(KEEP_SCORES).execute(rows).replaceWithVoid();
    }

    /** Keeps memberships, each lead and account at most once, in the order of their ids. */
    Uni<Void> keepMembers(SqlConnection transaction, List<AccountActivity> activities) {
        if (activities.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple rows = new Columns<>(activities)
                .text(AccountActivity::accountId)
                .text(AccountActivity::leadId)
                .number(AccountActivity::sequence)
                .flag(activity -> activity.member() != null)
                .text(activity ->
                        activity.member() == null ? null : activity.member().function())
                .tuple();
        return transaction.preparedQuery(KEEP_MEMBERS).execute(rows).replaceWithVoid();
    }
}
