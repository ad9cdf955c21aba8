package io.ripen.lifecycle.account;

import io.ripen.lifecycle.http.Paging;
import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts are asked for; what is absent does not matter.
 *
 * @param domain their mail domain
 * @param stage a stage in which one of their leads is
 * @param owner who owns that lead
 * @param missing a function of the buying centre that none of their leads has
 */
record AccountFilter(
        @Nullable String domain,
        @Nullable String stage,
        @Nullable String owner,
        @Nullable String missing) {

    /**
     * A query for a page, the highest score first.
     *
     * @param text the statement
     * @param values its values
     */
    record Query(String text, Tuple values) {}

    /** The query. It names only what is asked for, so that the database can choose the index that fits. */
    Query query(Paging<BigDecimal> paging) {
        Tuple values = Tuple.tuple()
                .addString(paging.after().place().toPlainString())
                .addString(paging.after().id())
                .addInteger(paging.limit() + 1);
        return new Query("""
                select * from account a
                where member_count > 0 and %s
                order by score desc, account_id limit $3""".formatted(String.join("\n  and ", conditions(values))), values);
    }

    private List<String> conditions(Tuple values) {
        List<String> conditions = new ArrayList<>();
        conditions.add("score <= $1::text::numeric and (score < $1::text::numeric or account_id > $2)");
        if (domain != null) {
            conditions.add("a.domain = " + place(values, domain));
        }
        String ofLead = (stage == null ? "" : " and l.stage = " + place(values, stage))
                + (owner == null ? "" : " and l.owner = " + place(values, owner));
        if (!ofLead.isEmpty()) {
            conditions.add("""
                    exists (select from account_member m join lead_stage l using (lead_id)
                      where m.account_id = a.account_id and m.present%s)""".formatted(ofLead));
        }
        if (missing != null) {
            conditions.add("""
                    not exists (select from account_member m
                      where m.account_id = a.account_id and m.present and m.function = %s)""".formatted(place(values, missing)));
        }
        return conditions;
    }

    private static String place(Tuple values, String value) {
        values.addString(value);
        return "$" + values.size();
    }
}
