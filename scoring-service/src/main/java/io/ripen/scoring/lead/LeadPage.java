package io.ripen.scoring.lead;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of leads.
 *
 * @param leads the leads, highest score first
 * @param next to be given as {@code after} for the next page; absent on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LeadPage(List<LeadItem> leads, @Nullable String next) {
    /** Copies the list. */
    public LeadPage {
        leads = List.copyOf(leads);
    }
}
