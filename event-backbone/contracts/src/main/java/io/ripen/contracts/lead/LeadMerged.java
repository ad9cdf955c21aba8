package io.ripen.contracts.lead;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.ripen.contracts.Cause;
import java.time.Instant;
import java.util.List;

/**
 * Another lead turned out to be this one: its histories come here.
 *
 * @param leadId the survivor
 * @param sequence counts the sender's transfers from 1; the same number as {@code ce_sequence}
 * @param from the lead that was merged
 * @param leads the leads whose histories these are, without the receiver
 * @param seen transfers that the sender has seen, so that none is taken twice by way of another lead
 * @param segments the histories
 * @param identifiedAt when the sender was first identified
 * @param lastReceipt when the newest touchpoint among them was received
 * @param cause the command that set it off
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record LeadMerged(
        String leadId,
        long sequence,
        String from,
        List<JoinedLead> leads,
        List<SeenTransfer> seen,
        List<HistorySegment> segments,
        Instant identifiedAt,
        Instant lastReceipt,
        Cause cause) {

    /** Copies the lists; an absent one is empty. */
    @SuppressWarnings("ConstantValue") // the JSON parser passes null for an absent member
    public LeadMerged {
        leads = leads == null ? List.of() : List.copyOf(leads);
        seen = seen == null ? List.of() : List.copyOf(seen);
        segments = segments == null ? List.of() : List.copyOf(segments);
    }
}
