package io.ripen.nurture.consent;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Keeps what people said about consents on our pages, with the words that they saw. */
@Singleton
final class ConsentProofs {
    /** Most proofs in an answer, the newest; nobody says more about consents in a lifetime. */
    private static final int MOST_PROOFS = 500;

    private static final String INSERT = """
            INSERT INTO consent_proof (proof_id, lead_id, mail_key, purpose, status, said_at, source, text_version,
                wording, link_issued_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (proof_id) DO NOTHING""";
    private static final String OF_LEAD = """
            SELECT proof_id, mail_key, purpose, status, said_at, source, text_version, wording, link_issued_at
            FROM consent_proof WHERE lead_id IN (SELECT lead_family($1)) ORDER BY said_at DESC, proof_id LIMIT\s""" + MOST_PROOFS;

    private final Pool pool;

    @Inject
    ConsentProofs(Pool pool) {
        this.pool = pool;
    }

    /**
     * One purpose's consent as the person gave, confirmed or withdrew it on one of our pages.
     *
     * @param mailKey the mail whose link was used, which only who reads the mailbox could
     * @param at when the page was sent
     * @param source which page
     * @param textVersion language and digest of the wording
     * @param wording what the person saw
     * @param linkIssuedAt when the mail with the link was made
     */
    @Schema(name = "ConsentProof")
    record Proof(
            String proofId,
            String mailKey,
            String purpose,
            String status,
            Instant at,
            String source,
            String textVersion,
            String wording,
            Instant linkIssuedAt) {}

    /** Adds a proof per purpose. The same statement again adds none. */
    Uni<Void> add(SqlConnection transaction, ConsentStatement said) {
        List<Tuple> rows = new ArrayList<>();
        said.consents()
                .forEach((purpose, status) -> rows.add(Tuple.tuple()
                        .addString(said.id() + "/" + purpose.id())
                        .addString(said.link().leadId())
                        .addString(said.link().mailKey())
                        .addString(purpose.id())
                        .addString(status.id())
                        .addOffsetDateTime(said.at().atOffset(ZoneOffset.UTC))
                        .addString(said.source())
                        .addString(said.wording().version())
                        .addString(said.wording().text())
                        .addOffsetDateTime(said.link().issuedAt().atOffset(ZoneOffset.UTC))));
        return transaction.preparedQuery(INSERT).executeBatch(rows).replaceWithVoid();
    }

    /** A lead's newest proofs, with those of leads that were merged into it. */
    Uni<List<Proof>> ofLead(String leadId) {
        return pool.preparedQuery(OF_LEAD).execute(Tuple.of(leadId)).map(rows -> {
            List<Proof> proofs = new ArrayList<>();
            rows.forEach(row -> proofs.add(proof(row)));
            return proofs;
        });
    }

    private static Proof proof(Row row) {
        return new Proof(
                row.getString("proof_id"),
                row.getString("mail_key"),
                row.getString("purpose"),
                row.getString("status"),
                row.getOffsetDateTime("said_at").toInstant(),
                row.getString("source"),
                row.getString("text_version"),
                row.getString("wording"),
                row.getOffsetDateTime("link_issued_at").toInstant());
    }
}
