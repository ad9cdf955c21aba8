package io.ripen.scoring.domain.account;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides which accounts must hear of a lead. */
public final class Belonging {
    private Belonging() {}

    /**
     * The memberships to be told, the left account first.
     *
     * @param told every membership that the lead has or had
     * @param now the account that it belongs to
     * @param member what it brings
     * @param publishStep hundredths of engagement that an account must hear of
     */
    public static List<Membership> changes(
            List<Membership> told, Optional<AccountKey> now, Member member, long publishStep) {
        List<Membership> changes = new ArrayList<>(left(told, now));
        now.ifPresent(key -> {
            Membership before = told.stream()
                    .filter(each -> each.key().equals(key))
                    .findFirst()
                    .orElse(null);
            if (isNews(before, member, publishStep)) {
                long sequence = before == null ? 1 : before.sequence() + 1;
                changes.add(new Membership(member.leadId(), key, sequence, member));
            }
        });
        return changes;
    }

    /** The end of every membership but that in the account that the lead belongs to now. */
    public static List<Membership> left(List<Membership> told, Optional<AccountKey> now) {
        return told.stream()
                .filter(each -> each.member() != null && !now.equals(Optional.of(each.key())))
                .sorted(Comparator.comparing(each -> each.key().accountId()))
                .map(left -> new Membership(left.leadId(), left.key(), left.sequence() + 1, null))
                .toList();
    }

    private static boolean isNews(@Nullable Membership before, Member member, long publishStep) {
        return before == null || before.member() == null || before.member().differs(member, publishStep);
    }
}
