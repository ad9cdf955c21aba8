package io.ripen.contracts.lead;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.ripen.contracts.Cause;
import java.util.List;

/**
 * A visitor turned out to be a lead. The score stage folds the visitor's earlier history into the lead.
 *
 * @param leadId the lead, created or found
 * @param created whether this touchpoint created the lead
 * @param visitorKey the visitor
 * @param segment which part of the visitor's history belongs to the lead
 * @param historyThrough position of the last touchpoint before the identifying one; 0 when there is none. Touchpoints
 *     of the segment up to here are to be folded, later ones follow as activities
 * @param email the address that identified, lower case
 * @param cause the identifying touchpoint
 * @param contents the contents that the visitor used last before it, at most {@value #MOST_CONTENTS}, by time
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record LeadIdentified(
        String leadId,
        boolean created,
        String visitorKey,
        int segment,
        long historyThrough,
        String email,
        Cause cause,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<EarlierContent> contents) {

    /** So many of the visitor's earlier contents are told, the newest. */
    public static final int MOST_CONTENTS = 50;

    /** Copies the list; an absent one is empty. */
    @SuppressWarnings("ConstantValue") // the JSON parser passes null for an absent member
    public LeadIdentified {
        contents = contents == null ? List.of() : List.copyOf(contents);
    }
}
