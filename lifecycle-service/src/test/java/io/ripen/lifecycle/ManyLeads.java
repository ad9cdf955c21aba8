package io.ripen.lifecycle;

import io.ripen.testkit.RipenBackbone;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/**
 * A year of many leads with their steps, figures and accounts, written straight into the tables; {@link #close} takes them
 * away. All names begin with {@code many-}.
 */
public final class ManyLeads implements AutoCloseable {
    private static final String REMOVE = """
            drop table many_lead, many_step, many_increment;
            delete from lead_stage where lead_id like 'many-%';
            delete from stage_transition where lead_id like 'many-%';
            delete from account where account_id like 'many-%';
            delete from account_member where account_id like 'many-%';
            update figure_total t set amount = t.amount - f.amount
              from (select measure, day, stage, detail, partition, sum(amount) as amount from figure
                    where source like 'many-%' group by 1, 2, 3, 4, 5) as f
              where (t.measure, t.day, t.stage, t.detail, t.partition)
                = (f.measure, f.day, f.stage, f.detail, f.partition);
            delete from figure_total where amount = 0;
            update figure_month t set amount = t.amount - f.amount
              from (select measure, dimension, name, date_trunc('month', day)::date as month, stage, detail, partition,
                      sum(amount) as amount
                    from figure, lateral (values ('SOURCE', source), ('CAMPAIGN', campaign), ('OWNER', owner))
                      as d (dimension, name)
                    where source like 'many-%' group by 1, 2, 3, 4, 5, 6, 7) as f
              where (t.measure, t.dimension, t.name, t.month, t.stage, t.detail, t.partition)
                = (f.measure, f.dimension, f.name, f.month, f.stage, f.detail, f.partition);
            delete from figure_month where amount = 0;
            delete from figure where source like 'many-%';""";

    private ManyLeads() {}

    /** Writes so many leads. */
    public static ManyLeads load(int leads) {
        try (InputStream file = ManyLeads.class.getResourceAsStream("/many-leads.sql")) {
            String script = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            execute(script.replace("${leads}", Integer.toString(leads)));
            return new ManyLeads();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        execute(REMOVE);
    }

    private static void execute(String script) {
        try (Connection connection = RipenBackbone.postgres().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = lifecycle; " + script);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
