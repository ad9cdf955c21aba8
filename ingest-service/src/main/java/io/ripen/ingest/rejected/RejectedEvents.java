package io.ripen.ingest.rejected;

import io.ripen.contracts.touchpoint.TouchpointRejected;
import io.ripen.ingest.domain.Member;
import io.ripen.ingest.domain.RawTouchpoint;
import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.intake.PayloadReader;
import io.ripen.ingest.intake.Protocol;
import io.ripen.ingest.intake.Submission;
import io.ripen.ingest.intake.Submitted;
import io.ripen.ingest.site.Admission;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads rejected events again, each by its own protocol. */
@Singleton
class RejectedEvents {
    private final Map<Protocol, PayloadReader> readers = new EnumMap<>(Protocol.class);

    @Inject
    RejectedEvents(Instance<PayloadReader> readers) {
        readers.forEach(reader -> this.readers.put(reader.protocol(), reader));
    }

    /** The event as a submission; empty if its protocol cannot be read again. */
    Optional<Submission> read(TouchpointRejected rejected, Admission admission) {
        return protocol(rejected.protocol())
                .map(readers::get)
                .map(reader -> new Submission(
                        reader.protocol(),
                        admission,
                        List.of(new Submitted(
                                named(
                                        reader.read(
                                                rejected.payload(),
                                                admission.site().consentCategories()),
                                        rejected),
                                rejected::payload)),
                        new Submission.Replay(rejected.receivedAt())));
    }

    /** The names of the protocols that can be read again. */
    List<String> protocols() {
        return readers.keySet().stream().map(Protocol::wireName).toList();
    }

    /** An event without an id gets the rejection's, so that a second replay counts as a duplicate. */
    private static Reading named(Reading reading, TouchpointRejected rejected) {
        if (reading instanceof Reading.Event(RawTouchpoint raw) && raw.text(Member.ID) == null) {
            Map<Member, String> texts = new EnumMap<>(Member.class);
            texts.putAll(raw.texts());
            texts.put(Member.ID, rejected.rejectionId());
            return new Reading.Event(new RawTouchpoint(texts, raw.consents(), raw.properties(), raw.withdrawn()));
        }
        return reading;
    }

    private static Optional<Protocol> protocol(String wireName) {
        for (Protocol protocol : Protocol.values()) {
            if (protocol.wireName().equals(wireName)) {
                return Optional.of(protocol);
            }
        }
        return Optional.empty();
    }
}
