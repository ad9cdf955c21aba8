package io.ripen.lanes.engine;

import io.ripen.lanes.LaneRecord;
import io.ripen.lanes.OutgoingEvent;

/** Translates between records and events. */
public interface RecordCodec {
    /** Reads a record. Never throws: what cannot be read is a value too. */
    Decoded decode(RawRecord record);

    /** Writes an event. */
    OutgoingRecord encode(OutgoingEvent event);

    /** What a record turned out to be. */
    sealed interface Decoded {
        /** An event that this version knows. */
        record Event(LaneRecord record) implements Decoded {}

        /** An event of a type that this version does not know; a newer producer may write one at any time. */
        record Skipped(String type) implements Decoded {}

        /** No event at all. */
        record Undecodable(String reason) implements Decoded {}
    }
}
