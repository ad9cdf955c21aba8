package io.ripen.scoring.score;

import io.ripen.scoring.domain.fold.Contribution;
import io.ripen.scoring.domain.fold.Score;
import io.ripen.scoring.domain.lead.Lead;
import io.ripen.scoring.domain.model.ScoringModel;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table of leads. Only the lead's own lane writes a row. */
@Singleton
class LeadStore {
    private static final String LOAD = "select lead_id, state from lead where lead_id = any($1::uuid[])";
    private static final String SAVE = """
            insert into lead (lead_id, sequence, fit, engagement, total, band, as_of, state, topics, products)
            select l.lead_id, l.sequence, l.fit, l.engagement, l.total, l.band, l.as_of, l.state,
              string_to_array(l.topics, chr(31)), string_to_array(l.products, chr(31))
            from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::text[],
              $7::timestamptz[], $8::bytea[], $9::text[], $10::text[])
              as l (lead_id, sequence, fit, engagement, total, band, as_of, state, topics, products)
            on conflict (lead_id) do update set
              sequence = excluded.sequence, fit = excluded.fit, engagement = excluded.engagement,
              total = excluded.total, band = excluded.band, as_of = excluded.as_of, state = excluded.state,
              topics = excluded.topics, products = excluded.products""";

    private static final String SEPARATOR = "\u001f";

    private final ScoringModel model;

    @Inject
    LeadStore(ScoringModel model) {
        this.model = model;
    }

    /** The leads that are known of these. */
    Uni<Map<String, Lead>> load(SqlClient client, Collection<String> leadIds) {
        UUID[] ids = leadIds.stream().map(UUID::fromString).toArray(UUID[]::new);
        return client.preparedQuery(LOAD).execute(Tuple.tuple().addValue(ids)).map(rows -> {
            Map<String, Lead> leads = new HashMap<>();
            for (Row row : rows) {
                String id = row.getUUID(0).toString();
                leads.put(id, LeadCodec.decode(id, row.getBuffer(1).getBytes(), model));
            }
            return leads;
        });
    }

    /** Writes leads, new or known. */
    Uni<Void> save(SqlClient client, Collection<Lead> leads) {
        if (leads.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Lead> sorted =
                leads.stream().sorted(Comparator.comparing(Lead::id)).toList();
        Tuple values = Tuple.tuple()
                .addValue(
                        sorted.stream().map(lead -> UUID.fromString(lead.id())).toArray(UUID[]::new))
                .addValue(sorted.stream().map(Lead::sequence).toArray(Long[]::new))
                .addValue(scores(sorted, Score::fit))
                .addValue(scores(sorted, Score::engagement))
                .addValue(scores(sorted, Score::total))
                .addValue(sorted.stream().map(lead -> lead.published().band()).toArray(String[]::new))
                .addValue(sorted.stream()
                        .map(lead -> lead.asOf().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new))
                .addValue(sorted.stream()
                        .map(lead -> Buffer.buffer(LeadCodec.encode(lead, model)))
                        .toArray(Buffer[]::new))
                .addValue(names(sorted, Contribution::topic))
                .addValue(names(sorted, Contribution::product));
        return client.preparedQuery(SAVE).execute(values).replaceWithVoid();
    }

    /** An array of arrays would have to be rectangular, so each lead's names come as one text. */
    private static String[] names(List<Lead> leads, Function<Contribution, @Nullable String> name) {
        return leads.stream()
                .map(lead -> lead.folded().contributions().stream()
                        .filter(contribution -> contribution.rule().worth().points() > 0)
                        .map(name)
                        .filter(Objects::nonNull)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(SEPARATOR)))
                .toArray(String[]::new);
    }

    private static Long[] scores(List<Lead> leads, Function<Score, Long> part) {
        return leads.stream().map(lead -> part.apply(lead.published())).toArray(Long[]::new);
    }
}
