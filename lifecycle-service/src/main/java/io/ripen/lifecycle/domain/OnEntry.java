package io.ripen.lifecycle.domain;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What entering a stage sets off.
 *
 * @param handover the lead is handed to sales
 * @param starts clocks that begin to run
 * @param pausesClocks running clocks stand still instead of being cancelled
 * @param quarantine no marketing mail
 * @param recycling the lead begins anew
 */
public record OnEntry(
        @Nullable HandoverRule handover,
        List<String> starts,
        boolean pausesClocks,
        @Nullable QuarantineRule quarantine,
        @Nullable Recycling recycling) {
    /** Nothing. */
    public static final OnEntry NOTHING = new OnEntry(null, List.of(), false, null, null);

    /** Copies the list. */
    public OnEntry {
        starts = List.copyOf(starts);
    }

    /**
     * How a lead is handed over.
     *
     * @param wants facts that sales wants
     * @param advice what sales is advised to do; the first whose condition holds
     */
    public record HandoverRule(List<Fact> wants, List<Advice> advice) {
        /** Copies the lists. */
        public HandoverRule {
            wants = List.copyOf(wants);
            advice = List.copyOf(advice);
        }

        /** What sales is advised to do with a lead; null where nothing fits. */
        @Nullable
        String advice(Guards guards) {
            return advice.stream()
                    .filter(each -> each.when() == null || Guards.satisfied(guards.check(each.when())))
                    .map(Advice::say)
                    .findFirst()
                    .orElse(null);
        }

        /** The wanted facts that are not known of a lead. */
        List<Fact> missing(Guards guards) {
            return wants.stream()
                    .filter(fact -> !Guards.satisfied(guards.check(new Condition.FactKnown(fact))))
                    .toList();
        }
    }

    /**
     * Something sales is advised to do.
     *
     * @param when when; absent for always
     * @param say what
     */
    public record Advice(@Nullable Condition when, String say) {}

    /**
     * No marketing mail.
     *
     * @param reason why, for a person to read
     * @param lasts how long at most; absent for as long as the lead is in the stage
     */
    public record QuarantineRule(String reason, @Nullable Duration lasts) {}

    /**
     * The lead begins anew.
     *
     * @param boost points that come on top with its first act since
     * @param ifBeen the boost is for leads that have been in this stage; absent for all
     */
    public record Recycling(BigDecimal boost, @Nullable String ifBeen) {}
}
