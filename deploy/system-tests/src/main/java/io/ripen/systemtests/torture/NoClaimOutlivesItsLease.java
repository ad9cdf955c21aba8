package io.ripen.systemtests.torture;

import java.util.List;

/** A sender that is gone leaves no mail claimed for ever. */
final class NoClaimOutlivesItsLease implements Promise {
    @Override
    public String words() {
        return "no mail is claimed beyond its lease";
    }

    @Override
    public List<String> broken(Evidence evidence) {
        return evidence.rows().overdue();
    }
}
