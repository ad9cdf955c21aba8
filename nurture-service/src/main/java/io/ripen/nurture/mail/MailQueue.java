package io.ripen.nurture.mail;

import io.ripen.contracts.Cause;
import io.ripen.nurture.domain.Mail;
import io.ripen.nurture.domain.sending.MailState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the lanes put mails. A mail whose key was ever put there before is not put there again. */
@Singleton
public final class MailQueue {
    private final MailStore store;
    private final MessageIds messageIds;

    @Inject
    MailQueue(MailStore store, MessageIds messageIds) {
        this.store = store;
        this.messageIds = messageIds;
    }

    /** A mail as it is to be queued, due at once. */
    public StoredMail queued(Mail mail, Cause cause, @Nullable String traceParent, Instant now) {
        return new StoredMail(
                mail, new MailState.Queued(0, now), messageIds.of(mail.key()), cause, traceParent, false, null);
    }

    /** Queues mails within the caller's transaction. */
    public Uni<Void> add(SqlConnection transaction, List<StoredMail> mails, Instant now) {
        return mails.isEmpty() ? Uni.createFrom().voidItem() : store.insert(transaction, mails, now);
    }
}
