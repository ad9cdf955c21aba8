package io.ripen.scoring.fact;

import io.ripen.contracts.lead.FactName;
import io.ripen.contracts.touchpoint.Origin;
import io.ripen.contracts.touchpoint.OwnVisitor;
import io.ripen.contracts.touchpoint.TimeRule;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.contracts.touchpoint.TrackedMail;
import io.ripen.scoring.contract.FactOrigins;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Facts withdrawn on a person's behalf, as a touchpoint: what is in the history holds in every fold. */
public final class FactWithdrawal {
    private FactWithdrawal() {}

    /**
     * The touchpoint.
     *
     * @param id its id
     * @param leadId the lead, named as a link of our mails names it: no address has to be told again
     * @param name the fact that holds no longer
     */
    public static TouchpointCaptured touchpoint(String id, String leadId, FactName name, Instant now) {
        String user = FactOrigins.SALES + ":" + leadId;
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        return new TouchpointCaptured(
                id,
                OwnVisitor.SITE,
                OwnVisitor.key(user),
                null,
                user,
                TouchpointType.IDENTIFY,
                null,
                at,
                at,
                TimeRule.RECEIPT,
                null,
                null,
                null,
                null,
                null,
                List.of(name),
                List.of(),
                Map.of(),
                new Origin(FactOrigins.SALES, null, null, null, null),
                new TrackedMail(leadId, "withdrawal", null));
    }
}
