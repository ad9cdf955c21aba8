package io.ripen.bench.streams;

import io.ripen.contracts.EventType;
import io.ripen.contracts.account.AccountActivity;
import io.ripen.scoring.account.AccountEvents;
import io.ripen.scoring.domain.account.Account;
import io.ripen.scoring.domain.account.AccountScore;
import io.ripen.scoring.domain.account.Membership;
import io.ripen.scoring.domain.fold.Score;
import io.ripen.scoring.domain.model.ScoringModel;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The third stage, keyed by account: keeps what its leads bring, rolls them up and publishes the account's score.
 *
 * <p>An account with its members is one value: all of them are needed for each score, and a company has a handful, for
 * which one read is cheaper than a range. Exactly once gives each activity once and in order, so that none is gated.
 */
final class AccountProcessor implements Processor<String, byte[], String, byte[]> {
    static final String ACCOUNTS = "accounts";

    private final ScoringModel model;
    private @Nullable ProcessorContext<String, byte[]> context;
    private @Nullable KeyValueStore<String, byte[]> accounts;

    AccountProcessor(ScoringModel model) {
        this.model = model;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> given) {
        context = given;
        accounts = given.getStateStore(ACCOUNTS);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        AccountActivity activity = (AccountActivity) Activities.read(EventType.ACCOUNT_ACTIVITY, record.value());
        Membership membership = AccountEvents.membership(activity, activity.sequence());
        KeyValueStore<String, byte[]> store = Objects.requireNonNull(accounts);
        byte[] kept = store.get(activity.accountId());
        Account account = kept == null ? Account.unknown(membership.key(), model) : KeptAccounts.account(kept, model);
        Score previous = account.published();
        AccountScore score = account.take(membership, activity.asOf(), model);
        store.put(activity.accountId(), KeptAccounts.write(account));
        Objects.requireNonNull(context)
                .forward(Activities.published(
                        AccountEvents.scoreChanged(account, score, previous, model, activity.cause(), null), record));
    }
}
