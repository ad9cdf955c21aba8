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
import jakarta.inject.Singleton;
import java.time.Instant;
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
            insert into lead (lead_id, sequence, fit, engagement, total, band, as_of, state, topics, products,
              merged_into, erased_at, identified_at, fingerprint)
            select l.lead_id, l.sequence, l.fit, l.engagement, l.total, l.band, l.as_of, l.state,
              string_to_array(l.topics, chr(31)), string_to_array(l.products, chr(31)),
              l.merged_into, l.erased_at, l.identified_at, l.fingerprint
            from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::text[],
              $7::timestamptz[], $8::bytea[], $9::text[], $10::text[], $11::uuid[], $12::timestamptz[],
              $13::timestamptz[], $14::text[])
              as l (lead_id, sequence, fit, engagement, total, band, as_of, state, topics, products,
                merged_into, erased_at, identified_at, fingerprint)
            on conflict (lead_id) do update set
              sequence = excluded.sequence, fit = excluded.fit, engagement = excluded.engagement,
              total = excluded.total, band = excluded.band, as_of = excluded.as_of, state = excluded.state,
              topics = excluded.topics, products = excluded.products, merged_into = excluded.merged_into,
              erased_at = excluded.erased_at, identified_at = excluded.identified_at,
              fingerprint = excluded.fingerprint""";

    private static final String SEPARATOR = "\u001f";

    /** Rows as they were read, to be decoded once the model is known. */
    record StoredLeads(Map<String, byte[]> states) {
        Map<String, Lead> under(ScoringModel model) {
            Map<String, Lead> leads = new HashMap<>();
            states.forEach((id, state) -> leads.put(id, LeadCodec.decode(id, state, model)));
            return leads;
        }
    }

    /** The leads that are known of these. */
    Uni<StoredLeads> load(SqlClient client, Collection<String> leadIds) {
        UUID[] ids = leadIds.stream().map(UUID::fromString).toArray(UUID[]::new);
        return client.preparedQuery(LOAD).execute(Tuple.tuple().addValue(ids)).map(rows -> {
            Map<String, byte[]> states = new HashMap<>();
            for (Row row : rows) {
                states.put(row.getUUID(0).toString(), row.getBuffer(1).getBytes());
            }
            return new StoredLeads(states);
        });
    }

    /** Writes leads, new or known, as folded under this model. */
    Uni<Void> save(SqlClient client, Collection<Lead> leads, ScoringModel model) {
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
                .addValue(names(sorted, Contribution::product))
                .addValue(sorted.stream().map(LeadStore::mergedInto).toArray(UUID[]::new))
                .addValue(sorted.stream().map(LeadStore::erasedAt).toArray(OffsetDateTime[]::new))
                .addValue(sorted.stream().map(LeadStore::identifiedAt).toArray(OffsetDateTime[]::new))
                .addValue(sorted.stream().map(lead -> model.ref().fingerprint()).toArray(String[]::new));
        return client.preparedQuery(SAVE).execute(values).replaceWithVoid();
    }

    @SuppressWarnings("NullAway") // the column of a lead that stands for itself is null
    private static UUID mergedInto(Lead lead) {
        String into = lead.merges().into();
        return into == null ? null : UUID.fromString(into);
    }

    @SuppressWarnings("NullAway") // the column of a lead that was not erased is null
    private static OffsetDateTime erasedAt(Lead lead) {
        return lead.erasure() == null ? null : lead.erasure().requestedAt().atOffset(ZoneOffset.UTC);
    }

    @SuppressWarnings("NullAway") // an identification may be under way still
    private static OffsetDateTime identifiedAt(Lead lead) {
        return lead.identifiedAt().equals(Instant.MAX)
                ? null
                : lead.identifiedAt().atOffset(ZoneOffset.UTC);
    }

    /** An array of arrays would have to be rectangular, so each lead's names come as one text. */
    private static String[] names(List<Lead> leads, Function<Contribution, @Nullable String> name) {
        return leads.stream()
                .map(lead -> lead.folded().contributions().stream()
                        .filter(contribution -> lead.folded().mayBeProfiled())
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
