package io.ripen.lifecycle.account;

import io.ripen.contracts.score.ScoreValues;
import io.ripen.lifecycle.domain.StageModel;
import io.ripen.lifecycle.domain.account.Coverage;
import io.ripen.lifecycle.http.PageCursor;
import io.ripen.lifecycle.http.Paging;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads accounts with what lifecycle knows of their leads. */
@Singleton
class AccountReader {
    private static final String ONE = "select * from account where account_id = $1 and member_count > 0";
    private static final String LEADS = """
            select m.lead_id, m.function, l.stage, l.entered_at, l.score, l.fit, l.engagement, l.band, l.owner,
              l.sla_state, l.sla_due_at
            from account_member m left join lead_stage l using (lead_id)
            where m.account_id = $1 and m.present order by l.score desc nulls last, m.lead_id limit $2""";
    private static final String COUNTS = """
            select m.account_id, m.function, l.stage, count(*) as leads
            from account_member m left join lead_stage l using (lead_id)
            where m.account_id = any($1::text[]) and m.present group by 1, 2, 3""";

    private final Pool pool;
    private final StageModel model;

    @Inject
    AccountReader(Pool pool, StageModel model) {
        this.pool = pool;
        this.model = model;
    }

    /** Accounts with leads, the highest score first. */
    Uni<AccountPage> page(AccountFilter filter, Paging<BigDecimal> paging) {
        AccountFilter.Query query = filter.query(paging);
        return pool.preparedQuery(query.text())
                .execute(query.values())
                .chain(this::summaries)
                .map(found -> paging.page(
                        found,
                        AccountPage::new,
                        account -> new PageCursor<>(account.score().total(), account.accountId())));
    }

    /**
     * An account with its leads; empty if there is none with any lead.
     *
     * @param mostLeads most leads that are named
     */
    Uni<Optional<AccountAnswer>> account(String accountId, int mostLeads) {
        return Uni.combine()
                .all()
                .unis(
                        pool.preparedQuery(ONE).execute(Tuple.of(accountId)).chain(this::summaries),
                        pool.preparedQuery(LEADS).execute(Tuple.of(accountId, mostLeads)))
                .with((accounts, leads) ->
                        accounts.stream().findFirst().map(account -> new AccountAnswer(account, leads(leads))));
    }

    private Uni<List<AccountSummary>> summaries(RowSet<Row> accounts) {
        List<Row> rows = StreamSupport.stream(accounts.spliterator(), false).toList();
        String[] ids = rows.stream().map(row -> row.getString("account_id")).toArray(String[]::new);
        return pool.preparedQuery(COUNTS)
                .execute(Tuple.tuple().addArrayOfString(ids))
                .map(counts -> {
                    Map<String, List<Row>> byAccount = new HashMap<>();
                    counts.forEach(row -> byAccount
                            .computeIfAbsent(row.getString("account_id"), id -> new ArrayList<>())
                            .add(row));
                    return rows.stream()
                            .map(row -> summary(row, byAccount.getOrDefault(row.getString("account_id"), List.of())))
                            .toList();
                });
    }

    private AccountSummary summary(Row account, List<Row> counts) {
        Map<String, Long> byStage = new TreeMap<>();
        SequencedSet<String> functions = new TreeSet<>();
        for (Row count : counts) {
            String function = count.getString("function");
            if (function != null) {
                functions.add(function);
            }
            String stage = count.getString("stage");
            if (stage != null) {
                byStage.merge(stage, count.getLong("leads"), Long::sum);
            }
        }
        return new AccountSummary(
                account.getString("account_id"),
                account.getString("domain"),
                account.getString("company"),
                account.getString("name"),
                score(account),
                account.getOffsetDateTime("as_of").toInstant(),
                account.getInteger("member_count"),
                inOrder(byStage),
                Coverage.of(model.buyingCentre(), functions));
    }

    private List<AccountSummary.InStage> inOrder(Map<String, Long> byStage) {
        return model.stageNames().stream()
                .filter(byStage::containsKey)
                .map(stage -> new AccountSummary.InStage(stage, byStage.getOrDefault(stage, 0L)))
                .toList();
    }

    private static List<AccountAnswer.Lead> leads(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(AccountReader::lead)
                .toList();
    }

    private static AccountAnswer.Lead lead(Row row) {
        boolean isSeen = row.getString("stage") != null;
        return new AccountAnswer.Lead(
                row.getString("lead_id"),
                row.getString("function"),
                row.getString("stage"),
                instant(row, "entered_at"),
                isSeen ? score(row) : null,
                row.getString("owner"),
                row.getString("sla_state"),
                instant(row, "sla_due_at"));
    }

    private static ScoreValues score(Row row) {
        return new ScoreValues(
                row.getBigDecimal("score"),
                row.getBigDecimal("fit"),
                row.getBigDecimal("engagement"),
                row.getString("band"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column) == null
                ? null
                : row.getOffsetDateTime(column).toInstant();
    }
}
