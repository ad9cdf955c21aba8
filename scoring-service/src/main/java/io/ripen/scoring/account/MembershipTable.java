package io.ripen.scoring.account;

import io.ripen.scoring.domain.account.AccountKey;
import io.ripen.scoring.domain.account.Member;
import io.ripen.scoring.domain.account.Membership;
import io.ripen.scoring.domain.fold.Score;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A table of memberships. There are two: what leads have told, by lead, and what accounts have heard, by account. */
enum MembershipTable {
    /** Written by the lanes of leads. */
    TOLD("account_membership", "lead_id"),
    /** Written by the lanes of accounts. */
    HEARD("account_member", "account_id");

    private static final String COLUMNS =
            "lead_id, account_id, domain, company, sequence, present, fit, engagement, band, function, told_name";
    private static final String MEMBERS = "select " + COLUMNS + " from account_member"
            + " where account_id = any($1::uuid[]) and (present or lead_id = any($2::uuid[]))";
    private static final Score NOTHING = new Score(0, 0, "");
    private static final Comparator<Membership> KEY_ORDER = Comparator.comparing(Membership::leadId)
            .thenComparing(membership -> membership.key().accountId());

    private final String load;
    private final String save;

    MembershipTable(String table, String owner) {
        this.load = "select " + COLUMNS + " from " + table + " where " + owner + " = any($1::uuid[])";
        this.save = "insert into " + table + " (" + COLUMNS + ") select * from unnest($1::uuid[], $2::uuid[], "
                + "$3::text[], $4::text[], $5::bigint[], $6::boolean[], $7::bigint[], $8::bigint[], $9::text[], "
                + "$10::text[], $11::text[]) on conflict (lead_id, account_id) do update set "
                + "sequence = excluded.sequence, present = excluded.present, fit = excluded.fit, "
                + "engagement = excluded.engagement, band = excluded.band, function = excluded.function, "
                + "told_name = excluded.told_name";
    }

    /** The memberships of these owners, whether they hold or have ended. */
    Uni<List<Membership>> load(SqlClient client, Collection<String> owners) {
        if (owners.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return client.preparedQuery(load)
                .execute(Tuple.tuple().addValue(ids(owners)))
                .map(MembershipTable::memberships);
    }

    /** What these accounts have heard of their members, and of these leads also where they have left. */
    static Uni<List<Membership>> members(SqlClient client, Collection<String> accounts, Collection<String> leads) {
        return client.preparedQuery(MEMBERS)
                .execute(Tuple.tuple().addValue(ids(accounts)).addValue(ids(leads)))
                .map(MembershipTable::memberships);
    }

    private static UUID[] ids(Collection<String> texts) {
        return texts.stream().map(UUID::fromString).toArray(UUID[]::new);
    }

    private static List<Membership> memberships(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(MembershipTable::membership)
                .toList();
    }

    /** Writes memberships, each lead and account at most once. */
    Uni<Void> save(SqlClient client, Collection<Membership> memberships) {
        if (memberships.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Membership> sorted = memberships.stream().sorted(KEY_ORDER).toList();
        Tuple values = Tuple.tuple()
                .addValue(sorted.stream()
                        .map(each -> UUID.fromString(each.leadId()))
                        .toArray(UUID[]::new))
                .addValue(sorted.stream()
                        .map(each -> UUID.fromString(each.key().accountId()))
                        .toArray(UUID[]::new))
                .addValue(texts(sorted, each -> domain(each.key())))
                .addValue(texts(sorted, each -> company(each.key())))
                .addValue(sorted.stream().map(Membership::sequence).toArray(Long[]::new))
                .addValue(sorted.stream().map(each -> each.member() != null).toArray(Boolean[]::new))
                .addValue(sorted.stream().map(each -> score(each).fit()).toArray(Long[]::new))
                .addValue(sorted.stream().map(each -> score(each).engagement()).toArray(Long[]::new))
                .addValue(texts(sorted, each -> score(each).band()))
                .addValue(texts(
                        sorted,
                        each -> each.member() == null ? null : each.member().function()))
                .addValue(texts(
                        sorted,
                        each -> each.member() == null ? null : each.member().company()));
        return client.preparedQuery(save).execute(values).replaceWithVoid();
    }

    /** The key that the two columns tell. */
    static AccountKey key(@Nullable String domain, @Nullable String company) {
        if (domain != null) {
            return new AccountKey.MailDomain(domain);
        }
        if (company == null) {
            throw new IllegalStateException("RIPEN-S-201 an account has neither a domain nor a company");
        }
        return new AccountKey.Company(company);
    }

    static @Nullable String domain(AccountKey key) {
        return key instanceof AccountKey.MailDomain mail ? mail.domain() : null;
    }

    static @Nullable String company(AccountKey key) {
        return key instanceof AccountKey.Company company ? company.words() : null;
    }

    private static Membership membership(Row row) {
        String leadId = row.getUUID("lead_id").toString();
        Member member = !row.getBoolean("present")
                ? null
                : new Member(
                        leadId,
                        new Score(row.getLong("fit"), row.getLong("engagement"), row.getString("band")),
                        row.getString("function"),
                        row.getString("told_name"));
        return new Membership(
                leadId, key(row.getString("domain"), row.getString("company")), row.getLong("sequence"), member);
    }

    private static Score score(Membership membership) {
        return membership.member() == null ? NOTHING : membership.member().score();
    }

    private static @Nullable String[] texts(
            List<Membership> memberships, Function<Membership, @Nullable String> member) {
        return memberships.stream().map(member).toArray(String[]::new);
    }
}
