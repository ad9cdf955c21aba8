package io.ripen.scoring.domain.account;

import io.ripen.scoring.domain.fold.Score;
import io.ripen.scoring.domain.model.ScoringModel;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * An account as its lane keeps it.
 *
 * @param key what its leads share
 * @param sequence score changes published so far
 * @param asOf the instant for which {@code published} holds
 * @param published the score that consumers know
 * @param fingerprint of the model that made it
 * @param memberships the last word of every lead that ever belonged to it, by lead id
 */
public record Account(
        AccountKey key,
        long sequence,
        Instant asOf,
        Score published,
        String fingerprint,
        Map<String, Membership> memberships) {
    /** Copies the map, in the order of the lead ids. */
    public Account {
        memberships = Collections.unmodifiableMap(new TreeMap<>(memberships));
    }

    /** An account of which nothing is known yet. */
    public static Account unknown(AccountKey key, ScoringModel model) {
        return new Account(
                key,
                0,
                Instant.EPOCH,
                new Score(0, 0, model.band(0, 0)),
                model.ref().fingerprint(),
                Map.of());
    }

    /** Sequence of the last activity seen of a lead; 0 if none was. */
    public long lastSeen(String leadId) {
        Membership membership = memberships.get(leadId);
        return membership == null ? 0 : membership.sequence();
    }

    /** This account once it has taken an activity and published what became of it. */
    public Account taking(Membership membership, Instant at, ScoringModel model) {
        Map<String, Membership> next = new TreeMap<>(memberships);
        next.put(membership.leadId(), membership);
        Account taken = new Account(key, sequence, at.isAfter(asOf) ? at : asOf, published, fingerprint, next);
        return taken.publishing(AccountScore.of(taken, model).score(), model);
    }

    /** This account under another model, which is published only if it makes another score of the same members. */
    public Account under(ScoringModel model) {
        Score score = AccountScore.of(this, model).score();
        return score.equals(published)
                ? new Account(key, sequence, asOf, published, model.ref().fingerprint(), memberships)
                : publishing(score, model);
    }

    private Account publishing(Score score, ScoringModel model) {
        return new Account(key, sequence + 1, asOf, score, model.ref().fingerprint(), memberships);
    }
}
