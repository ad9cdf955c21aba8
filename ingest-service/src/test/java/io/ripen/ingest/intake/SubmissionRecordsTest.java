package io.ripen.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripen.contracts.EventType;
import io.ripen.contracts.Topic;
import io.ripen.contracts.touchpoint.EventSender;
import io.ripen.contracts.touchpoint.TouchpointRejected;
import io.ripen.ingest.domain.Decision;
import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.domain.Reception;
import io.ripen.ingest.domain.Rejection;
import io.ripen.ingest.domain.RejectionCode;
import io.ripen.ingest.domain.raw.Client;
import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.domain.raw.RawProperty;
import io.ripen.ingest.domain.raw.RawTouchpoint;
import io.ripen.ingest.domain.site.SitePolicy;
import io.ripen.ingest.publishing.NotPublished;
import io.ripen.ingest.site.Admission;
import io.ripen.ingest.site.Forms;
import io.ripen.ingest.site.KeyKind;
import io.ripen.ingest.site.Limits;
import io.ripen.ingest.site.Sender;
import io.ripen.ingest.site.Site;
import io.ripen.ingest.site.Webhooks;
import io.ripen.lanes.json.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SubmissionRecordsTest {
    private static final int MAX_EVENT_BYTES = 65_536;
    private static final SubmissionRecords.Bounds BOUNDS = new SubmissionRecords.Bounds(MAX_EVENT_BYTES, 33_554_432);
    private static final Site SITE = new Site(
            "www", List.of(), List.of(), Limits.DEFAULT, SitePolicy.DEFAULT, Forms.NONE, Webhooks.NONE, Map.of());
    private static final Sender SENDER = new Sender(null, null, null, false, false, false, null);
    private static final Reception RECEPTION = new Reception(
            IntakeInTests.RECEIVED_AT,
            "www",
            SitePolicy.DEFAULT,
            new Client(null, null, null, Client.Signals.NONE, true));

    /** Each value is short enough, and in a format whose reader knows no bound for the whole. */
    @Test
    void rejectsAnEventThatWouldBeTooLargeAsItIsStoredAndTakesTheOthers() {
        List<Reading> readings = List.of(event("e-1", 1), event("e-2", 100), event("e-3", 10));
        Submission submission = new Submission(
                Protocol.FORM,
                Admission.bySignature(SITE, "test", SENDER),
                readings.stream()
                        .map(reading -> new Submitted(reading, () -> "€".repeat(100_000)))
                        .toList());

        SubmissionRecords.Written written =
                new SubmissionRecords(submission, RECEPTION, BOUNDS).of(IntakeInTests.decide(readings, RECEPTION));

        assertThat(written.decisions().get(0)).isInstanceOfSatisfying(Decision.Accepted.class, accepted -> {
            assertThat(accepted.touchpoint().id()).isEqualTo("e-1");
            assertThat(accepted.touchpoint().properties()).isEmpty();
        });
        assertThat(written.decisions().get(1)).isInstanceOfSatisfying(Decision.Rejected.class, rejected -> {
            assertThat(rejected.id()).isEqualTo("e-2");
            assertThat(rejected.rejection().code()).isEqualTo(RejectionCode.EVENT_TOO_LARGE);
        });
        assertThat(written.decisions().get(2)).isInstanceOf(Decision.Accepted.class);
        assertThat(written.records())
                .extracting(ProducerRecord::topic)
                .containsExactly(
                        Topic.TOUCHPOINTS.topicName(),
                        Topic.TOUCHPOINTS_REJECTED.topicName(),
                        Topic.TOUCHPOINTS.topicName());
        assertThat(written.records()).allMatch(record -> record.value().length < 2 * MAX_EVENT_BYTES);
    }

    /** However little a request is, what is made of it is bounded while it is made. */
    @Test
    void makesNoMoreRecordsOfARequestThanFitInMemory() {
        Reading misshapen =
                new Reading.Misshapen(null, new Rejection(RejectionCode.MISSING_MEMBER, "/id", "Give an id."));
        AtomicInteger written = new AtomicInteger();
        Submitted large = new Submitted(misshapen, () -> {
            written.incrementAndGet();
            return "x".repeat(60_000);
        });
        Submission submission = new Submission(
                Protocol.SEGMENT, Admission.bySignature(SITE, "test", SENDER), Collections.nCopies(5000, large));
        List<Decision> decided = IntakeInTests.decide(Collections.nCopies(5000, misshapen), RECEPTION);
        SubmissionRecords records =
                new SubmissionRecords(submission, RECEPTION, new SubmissionRecords.Bounds(MAX_EVENT_BYTES, 1_000_000));

        assertThatThrownBy(() -> records.of(decided))
                .isInstanceOfSatisfying(
                        NotPublished.class,
                        refused -> assertThat(refused.reason()).isEqualTo(NotPublished.Reason.TOO_LARGE));
        assertThat(written).hasValueLessThan(20);
    }

    @Test
    void keepsWhoSentARejectedEventAsFarAsTheSiteAllows() {
        Sender browser = new Sender("203.0.113.0", "x".repeat(2000), "c0ffee", true, false, true, null);
        Sender anonymous = new Sender("203.0.113.0", "Agent", "c0ffee", false, true, false, null);
        Sender server = new Sender("198.51.100.0", "curl", "c0ffee", false, false, false, null);

        assertThat(kept(KeyKind.BROWSER, browser))
                .isEqualTo(new EventSender(false, "203.0.113.0", "x".repeat(1024), "c0ffee", true, false, true));
        assertThat(kept(KeyKind.BROWSER, anonymous))
                .isEqualTo(new EventSender(false, null, "Agent", null, false, true, false));
        assertThat(kept(KeyKind.SERVER, server))
                .isEqualTo(new EventSender(true, null, null, null, false, false, false));
    }

    private static @Nullable EventSender kept(KeyKind kind, Sender sender) {
        Admission admission = Admission.bySignature(SITE, "test", SENDER).asOnTheDayItCame(kind, sender);
        Reception reception = new Reception(IntakeInTests.RECEIVED_AT, "www", SitePolicy.DEFAULT, admission.client());
        List<Reading> readings = List.of(new Reading.Misshapen(
                "e-1", "form-fill", new Rejection(RejectionCode.UNKNOWN_MEMBER, "/x", "Leave it out.")));
        Submission submission =
                new Submission(Protocol.NATIVE, admission, List.of(new Submitted(readings.getFirst(), () -> "{}")));
        byte[] value = new SubmissionRecords(submission, reception, BOUNDS)
                .of(IntakeInTests.decide(readings, reception))
                .records()
                .getFirst()
                .value();
        try {
            return ((TouchpointRejected) EventJson.read(EventType.TOUCHPOINT_REJECTED, value)).sender();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Reading event(String id, int properties) {
        Map<String, RawProperty> values = new LinkedHashMap<>();
        for (int place = 0; place < properties; place++) {
            values.put("p" + place, new RawProperty.Text("€".repeat(2048)));
        }
        return new Reading.Event(new RawTouchpoint(
                Map.of(Member.ID, id, Member.VISITOR_ID, "v-1", Member.TYPE, "form-fill"), List.of(), values));
    }
}
