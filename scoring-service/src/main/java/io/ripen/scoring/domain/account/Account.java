package io.ripen.scoring.domain.account;

import io.ripen.scoring.domain.fold.Score;
import io.ripen.scoring.domain.model.ScoringModel;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An account as its lane keeps it. What its members come to is kept up to date with each activity, so that an activity
 * costs little more in an account with a hundred thousand members than in one with ten. Not thread-safe.
 */
public final class Account {
    private final AccountKey key;
    private final Map<String, Membership> memberships = new HashMap<>();
    private final Roster members = new Roster();
    private long sequence;
    private Instant asOf;
    private Score published;
    private String fingerprint;

    /**
     * An account as it was kept.
     *
     * @param key what its leads share
     * @param sequence score changes published so far
     * @param asOf the instant for which {@code published} holds
     * @param published the score that consumers know
     * @param fingerprint of the model that made it
     * @param memberships the last word of every member, and of those who left as far as they may speak again
     */
    public Account(
            AccountKey key,
            long sequence,
            Instant asOf,
            Score published,
            String fingerprint,
            Collection<Membership> memberships) {
        this.key = key;
        this.sequence = sequence;
        this.asOf = asOf;
        this.published = published;
        this.fingerprint = fingerprint;
        memberships.forEach(this::put);
    }

    /** An account of which nothing is known yet. */
    public static Account unknown(AccountKey key, ScoringModel model) {
        return new Account(
                key,
                0,
                Instant.EPOCH,
                new Score(0, 0, model.band(0, 0)),
                model.ref().fingerprint(),
                List.of());
    }

    /** What its leads share. */
    public AccountKey key() {
        return key;
    }

    /** Score changes published so far. */
    public long sequence() {
        return sequence;
    }

    /** The instant for which the published score holds. */
    public Instant asOf() {
        return asOf;
    }

    /** The score that consumers know. */
    public Score published() {
        return published;
    }

    /** Of the model that made it. */
    public String fingerprint() {
        return fingerprint;
    }

    /** The last word of each lead, by its id. */
    public Map<String, Membership> memberships() {
        return Collections.unmodifiableMap(memberships);
    }

    /** Sequence of the last activity seen of a lead; 0 if none was. */
    public long lastSeen(String leadId) {
        Membership membership = memberships.get(leadId);
        return membership == null ? 0 : membership.sequence();
    }

    /** What its members make of it now. */
    public AccountScore score(ScoringModel model) {
        return AccountScore.of(members, model);
    }

    /** Takes an activity; returns what became of it, which is to be published. */
    public AccountScore take(Membership membership, Instant at, ScoringModel model) {
        put(membership);
        asOf = at.isAfter(asOf) ? at : asOf;
        return publish(score(model), model);
    }

    /** Goes over to another model; returns what is to be published, if that makes another score of the same members. */
    public Optional<AccountScore> under(ScoringModel model) {
        AccountScore score = score(model);
        fingerprint = model.ref().fingerprint();
        return score.score().equals(published) ? Optional.empty() : Optional.of(publish(score, model));
    }

    private AccountScore publish(AccountScore score, ScoringModel model) {
        sequence++;
        published = score.score();
        fingerprint = model.ref().fingerprint();
        return score;
    }

    private void put(Membership membership) {
        Membership before = memberships.put(membership.leadId(), membership);
        Member left = before == null ? null : before.member();
        if (left != null) {
            members.remove(left);
        }
        Member joined = membership.member();
        if (joined != null) {
            members.add(joined);
        }
    }
}
