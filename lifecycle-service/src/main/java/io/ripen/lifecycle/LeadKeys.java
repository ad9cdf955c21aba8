package io.ripen.lifecycle;

import io.ripen.contracts.privacy.LeadErased;
import io.ripen.contracts.privacy.LeadErasureRequested;
import io.ripen.contracts.score.ScoreChanged;
import io.ripen.contracts.stage.HandoverRequested;
import io.ripen.contracts.stage.SalesFeedback;
import io.ripen.contracts.stage.SlaBreached;
import io.ripen.contracts.stage.SlaChanged;
import io.ripen.contracts.stage.StageChanged;
import io.ripen.lanes.LaneRecord;
import io.ripen.lanes.PoisonRecord;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds records to the rule that their key is the lead's id. The key says which lane a record comes to; one of a lead that
 * another lane owns must not be decided here.
 */
public final class LeadKeys {
    private LeadKeys() {}

    /** The lead that an event is about: what its data says, else the key. */
    public static String lead(LaneRecord record) {
        String said = said(record);
        return said == null ? record.key() : said;
    }

    /** The dead letter that a record becomes whose key is not its lead's id; empty for any other. */
    public static Optional<PoisonRecord> mismatch(LaneRecord record) {
        return record.key().equals(said(record))
                ? Optional.empty()
                : Optional.of(new PoisonRecord(record, "key-mismatch: the key must be the leadId"));
    }

    /** The data's lead; absent where the sender left it out, and the key where it is not asked. */
    private static @Nullable String said(LaneRecord record) {
        return switch (record.event()) {
            case ScoreChanged event -> event.leadId();
            case SalesFeedback event -> event.leadId();
            case StageChanged event -> event.leadId();
            case HandoverRequested event -> event.leadId();
            case SlaChanged event -> event.leadId();
            case SlaBreached event -> event.leadId();
            case LeadErasureRequested event -> event.leadId();
            case LeadErased event -> event.leadId();
            default -> record.key();
        };
    }
}
