package io.ripen.ingest.rejected;

import io.ripen.contracts.touchpoint.EventSender;
import io.ripen.contracts.touchpoint.TouchpointRejected;
import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.domain.raw.RawTouchpoint;
import io.ripen.ingest.intake.PayloadReader;
import io.ripen.ingest.intake.Protocol;
import io.ripen.ingest.intake.Submission;
import io.ripen.ingest.intake.Submitted;
import io.ripen.ingest.site.Admission;
import io.ripen.ingest.site.KeyKind;
import io.ripen.ingest.site.Sender;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads rejected events again, each by its own protocol. */
@Singleton
class RejectedEvents {
    private final Map<Protocol, PayloadReader> readers = new EnumMap<>(Protocol.class);

    @Inject
    RejectedEvents(Instance<PayloadReader> readers) {
        readers.forEach(reader -> this.readers.put(reader.protocol(), reader));
    }

    /**
     * The event as a submission; empty if its protocol cannot be read again.
     *
     * @param admission of who sends it once more
     */
    Optional<Submission> read(TouchpointRejected rejected, Admission admission) {
        Admission then = then(admission, rejected.sender());
        PayloadReader.Setting setting = new PayloadReader.Setting(
                then.site().consentCategories(),
                then.key().kind() == KeyKind.BROWSER,
                then.sender().anonymous());
        return protocol(rejected.protocol())
                .map(readers::get)
                .map(reader -> new Submission(
                        reader.protocol(),
                        then,
                        List.of(new Submitted(
                                named(reader.read(rejected.payload(), setting), rejected), rejected::payload)),
                        new Submission.Replay(rejected.receivedAt())));
    }

    /** Events that were rejected by an older version do not tell who sent them: whoever sends them again speaks for them. */
    private static Admission then(Admission now, @Nullable EventSender sender) {
        return sender == null
                ? now
                : now.asOnTheDayItCame(
                        sender.server() ? KeyKind.SERVER : KeyKind.BROWSER,
                        new Sender(
                                sender.ip(),
                                sender.userAgent(),
                                sender.dailyId(),
                                sender.optedOut(),
                                sender.anonymous(),
                                sender.prefetch(),
                                now.sender().traceParent()));
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
            return new Reading.Event(
                    new RawTouchpoint(texts, raw.consents(), raw.properties(), raw.withdrawn(), raw.byApp()));
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
