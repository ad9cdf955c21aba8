package io.ripen.scoring.account;

import io.ripen.contracts.Cause;
import io.ripen.contracts.EventType;
import io.ripen.contracts.account.AccountActivity;
import io.ripen.contracts.account.AccountLine;
import io.ripen.contracts.account.AccountMember;
import io.ripen.contracts.account.AccountRef;
import io.ripen.contracts.account.AccountScoreChanged;
import io.ripen.contracts.score.ScoreValues;
import io.ripen.lanes.OutgoingEvent;
import io.ripen.scoring.contract.ScoreWriter;
import io.ripen.scoring.domain.account.Account;
import io.ripen.scoring.domain.account.AccountKey;
import io.ripen.scoring.domain.account.AccountScore;
import io.ripen.scoring.domain.account.Member;
import io.ripen.scoring.domain.account.Membership;
import io.ripen.scoring.domain.fold.Score;
import io.ripen.scoring.domain.model.Points;
import io.ripen.scoring.domain.model.ScoringModel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Translates accounts to the contracts and back. */
public final class AccountEvents {
    private static final String ACCOUNTS = "/ripen/scoring/accounts";
    private static final String LEADS = "/ripen/scoring/leads/";

    private AccountEvents() {}

    /** What a lead tells its account. */
    public static OutgoingEvent activity(Membership told, Instant asOf, Cause cause, @Nullable String traceParent) {
        String accountId = told.key().accountId();
        return new OutgoingEvent(
                EventType.ACCOUNT_ACTIVITY,
                "account-activity-" + told.leadId() + "-" + accountId + "-" + told.sequence(),
                LEADS + told.leadId(),
                accountId,
                accountId,
                told.sequence(),
                asOf,
                new AccountActivity(
                        accountId,
                        told.sequence(),
                        told.leadId(),
                        ref(told.key()),
                        asOf,
                        cause,
                        told.member() == null ? null : member(told.member())),
                traceParent);
    }

    /** What an account tells everybody. */
    public static OutgoingEvent scoreChanged(
            Account account,
            AccountScore score,
            Score previous,
            ScoringModel model,
            Cause cause,
            @Nullable String traceParent) {
        String accountId = account.key().accountId();
        return new OutgoingEvent(
                EventType.ACCOUNT_SCORE_CHANGED,
                "account-" + accountId + "-" + account.sequence(),
                ACCOUNTS,
                accountId,
                accountId,
                account.sequence(),
                account.asOf(),
                new AccountScoreChanged(
                        accountId,
                        account.sequence(),
                        account.asOf(),
                        ref(account.key()),
                        score.name().orElse(null),
                        ScoreWriter.model(model.ref()),
                        cause,
                        ScoreWriter.values(score.score()),
                        ScoreWriter.values(previous),
                        score.memberCount(),
                        members(score),
                        score.functions(),
                        lines(score)),
                traceParent);
    }

    /** What an activity says of a membership. */
    public static Membership membership(AccountActivity activity, long sequence) {
        AccountMember member = activity.member();
        return new Membership(
                activity.leadId(),
                MembershipTable.key(
                        activity.account().domain(), activity.account().company()),
                sequence,
                member == null
                        ? null
                        : new Member(member.leadId(), score(member.score()), member.function(), member.company()));
    }

    static List<AccountMember> members(AccountScore score) {
        return score.members().stream().map(AccountEvents::member).toList();
    }

    static List<AccountLine> lines(AccountScore score) {
        return score.lines().stream()
                .map(line -> new AccountLine(
                        line.axis().label(), line.leadId(), line.count(), Points.toDecimal(line.points())))
                .toList();
    }

    static AccountRef ref(AccountKey key) {
        return new AccountRef(MembershipTable.domain(key), MembershipTable.company(key));
    }

    private static AccountMember member(Member member) {
        return new AccountMember(
                member.leadId(), ScoreWriter.values(member.score()), member.function(), member.company());
    }

    static Score score(ScoreValues values) {
        return new Score(
                values.fit().movePointRight(2).longValueExact(),
                values.engagement().movePointRight(2).longValueExact(),
                values.band());
    }
}
