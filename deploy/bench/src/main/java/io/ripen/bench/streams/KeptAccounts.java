package io.ripen.bench.streams;

import io.ripen.scoring.domain.account.Account;
import io.ripen.scoring.domain.account.AccountKey;
import io.ripen.scoring.domain.account.Member;
import io.ripen.scoring.domain.account.Membership;
import io.ripen.scoring.domain.fold.Score;
import io.ripen.scoring.domain.model.ScoringModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The forms in which the stages keep accounts: some 60 bytes per membership. */
final class KeptAccounts {
    private static final byte[] NONE = {0, 0, 0, 0};

    private KeptAccounts() {}

    /** Writes memberships in any number of accounts. */
    static byte[] write(Collection<Membership> memberships) {
        return memberships.isEmpty()
                ? NONE
                : written(out -> {
                    out.writeInt(memberships.size());
                    for (Membership membership : memberships) {
                        key(membership.key(), out);
                        membership(membership, out);
                    }
                });
    }

    static List<Membership> memberships(byte[] written) {
        return read(written, in -> {
            int count = in.readInt();
            List<Membership> memberships = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                AccountKey key = key(in);
                memberships.add(membership(key, in));
            }
            return memberships;
        });
    }

    /** Writes an account with all its memberships; which model made its score is not kept. */
    static byte[] write(Account account) {
        return written(out -> {
            key(account.key(), out);
            out.writeLong(account.sequence());
            instant(account.asOf(), out);
            score(account.published(), out);
            out.writeInt(account.memberships().size());
            for (Membership membership : account.memberships().values()) {
                membership(membership, out);
            }
        });
    }

    /** Reads an account; {@code model} is the one that made its score. */
    static Account account(byte[] written, ScoringModel model) {
        return read(written, in -> {
            AccountKey key = key(in);
            long sequence = in.readLong();
            Instant asOf = Instant.ofEpochSecond(in.readLong(), in.readInt());
            Score published = score(in);
            int count = in.readInt();
            List<Membership> memberships = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                memberships.add(membership(key, in));
            }
            return new Account(key, sequence, asOf, published, model.ref().fingerprint(), memberships);
        });
    }

    private static void key(AccountKey key, DataOutputStream out) throws IOException {
        switch (key) {
            case AccountKey.MailDomain mail -> {
                out.writeBoolean(true);
                out.writeUTF(mail.domain());
            }
            case AccountKey.Company company -> {
                out.writeBoolean(false);
                out.writeUTF(company.words());
            }
        }
    }

    private static AccountKey key(DataInputStream in) throws IOException {
        return in.readBoolean() ? new AccountKey.MailDomain(in.readUTF()) : new AccountKey.Company(in.readUTF());
    }

    private static void membership(Membership membership, DataOutputStream out) throws IOException {
        UUID lead = UUID.fromString(membership.leadId());
        out.writeLong(lead.getMostSignificantBits());
        out.writeLong(lead.getLeastSignificantBits());
        out.writeLong(membership.sequence());
        Member member = membership.member();
        out.writeBoolean(member != null);
        if (member != null) {
            score(member.score(), out);
            text(member.function(), out);
            text(member.company(), out);
        }
    }

    private static Membership membership(AccountKey key, DataInputStream in) throws IOException {
        String leadId = new UUID(in.readLong(), in.readLong()).toString();
        long sequence = in.readLong();
        Member member = in.readBoolean() ? new Member(leadId, score(in), text(in), text(in)) : null;
        return new Membership(leadId, key, sequence, member);
    }

    private static void score(Score score, DataOutputStream out) throws IOException {
        out.writeLong(score.fit());
        out.writeLong(score.engagement());
        out.writeUTF(score.band());
    }

    private static Score score(DataInputStream in) throws IOException {
        return new Score(in.readLong(), in.readLong(), in.readUTF());
    }

    private static void instant(Instant instant, DataOutputStream out) throws IOException {
        out.writeLong(instant.getEpochSecond());
        out.writeInt(instant.getNano());
    }

    private static void text(@Nullable String text, DataOutputStream out) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            out.writeUTF(text);
        }
    }

    private static @Nullable String text(DataInputStream in) throws IOException {
        return in.readBoolean() ? in.readUTF() : null;
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] written(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try {
            writing.to(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private interface Reading<T> {
        T from(DataInputStream in) throws IOException;
    }

    private static <T> T read(byte[] written, Reading<T> reading) {
        try {
            return reading.from(new DataInputStream(new ByteArrayInputStream(written)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
