package io.ripen.bench.streams;

import io.ripen.contracts.EventType;
import io.ripen.contracts.lead.LeadActivity;
import io.ripen.contracts.lead.LeadIdentified;
import io.ripen.lanes.OutgoingEvent;
import io.ripen.lanes.json.EventJson;
import io.ripen.scoring.account.AccountEvents;
import io.ripen.scoring.contract.ScoreWriter;
import io.ripen.scoring.contract.TouchpointReader;
import io.ripen.scoring.domain.account.AccountKey;
import io.ripen.scoring.domain.account.Belonging;
import io.ripen.scoring.domain.account.Member;
import io.ripen.scoring.domain.account.Membership;
import io.ripen.scoring.domain.lead.Cause;
import io.ripen.scoring.domain.lead.Lead;
import io.ripen.scoring.domain.lead.LeadDecision;
import io.ripen.scoring.domain.lead.LeadInput;
import io.ripen.scoring.domain.lead.LeadScoring;
import io.ripen.scoring.domain.lead.ScoreChange;
import io.ripen.scoring.domain.lead.Segment;
import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.Facts;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.scoring.score.LeadCodec;
import io.ripen.scoring.score.LeadEvents;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The second stage, keyed by lead: keeps what the lead did, folds it, publishes the score, watches its decay, and tells
 * its account what it brings.
 *
 * <p>A lead is kept with what it has told accounts, in one value: whoever needs the one needs the other.
 */
final class ScoreProcessor implements Processor<String, byte[], String, byte[]> {
    static final String LEADS = "leads";
    static final String HISTORY = "history";
    static final String TIMERS = "timers";
    static final String SCORES = "scores";
    static final String TO_ACCOUNTS = "to-accounts";
    private static final Duration LOOK_FOR_TIMERS = Duration.ofMillis(200);

    private final LeadScoring scoring;
    private final Predicate<String> business;
    private @Nullable ProcessorContext<String, byte[]> context;
    private @Nullable KeyValueStore<String, byte[]> leads;
    private @Nullable KeyValueStore<String, byte[]> history;
    private @Nullable KeyValueStore<String, byte[]> timers;

    /** {@code business} tells whether a mail domain is a company's own. */
    ScoreProcessor(LeadScoring scoring, Predicate<String> business) {
        this.scoring = scoring;
        this.business = business;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> given) {
        context = given;
        leads = given.getStateStore(LEADS);
        history = given.getStateStore(HISTORY);
        timers = given.getStateStore(TIMERS);
        given.schedule(LOOK_FOR_TIMERS, PunctuationType.WALL_CLOCK_TIME, this::due);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        Headers headers = record.headers();
        long sequence = Activities.sequence(headers);
        switch (Activities.kind(headers)) {
            case EARLIER -> keep((LeadActivity) Activities.read(EventType.LEAD_ACTIVITY, record.value()), record);
            case IDENTIFIED -> {
                LeadIdentified data = (LeadIdentified) Activities.read(EventType.LEAD_IDENTIFIED, record.value());
                Segment segment =
                        new Segment(data.visitorKey(), data.segment(), data.historyThrough(), sequence, data.leadId());
                Cause cause = new Cause(
                        data.cause().touchpointId(),
                        data.cause().occurredAt(),
                        data.cause().receivedAt());
                decide(data.leadId(), new LeadInput.Identified(segment, cause), record);
            }
            case ACTIVITY -> {
                LeadActivity data = (LeadActivity) Activities.read(EventType.LEAD_ACTIVITY, record.value());
                keep(data, record);
                Segment segment = new Segment(
                        data.touchpoint().visitorKey(), data.segment(), data.position(), sequence, data.leadId());
                decide(
                        data.leadId(),
                        new LeadInput.Activity(segment, TouchpointReader.read(data.touchpoint())),
                        record);
            }
        }
    }

    private void keep(LeadActivity activity, Record<String, byte[]> record) {
        String owner = owner(activity.leadId(), activity.touchpoint().visitorKey(), activity.segment());
        open(history).put(Activities.place(owner, activity.position()), record.value());
    }

    private static String owner(String leadId, String visitorKey, int segment) {
        return leadId + '/' + visitorKey + '/' + segment;
    }

    private void decide(String leadId, LeadInput input, Record<String, byte[]> record) {
        byte[] value = open(leads).get(leadId);
        ByteBuffer kept = value == null ? null : ByteBuffer.wrap(value);
        byte[] told = kept == null ? KeptAccounts.write(List.of()) : part(kept, kept.getInt());
        Lead before = kept == null
                ? Lead.unknown(leadId, scoring.model())
                : LeadCodec.decode(leadId, part(kept, kept.remaining()), scoring.model());
        LeadDecision decision = scoring.decide(before, input, this::kept);
        Lead after = scoring.scheduled(decision.lead(), decision.lead().asOf(), true);
        if (decision.score().isPresent()) {
            publish(decision.lead(), decision.score().get(), record);
            told = tell(leadId, decision.score().get(), told, record);
        }
        open(leads).put(leadId, value(told, LeadCodec.encode(after, scoring.model())));
        if (!Objects.equals(before.timer(), after.timer())) {
            if (before.timer() != null) {
                open(timers).delete(timer(before.timer(), leadId));
            }
            if (after.timer() != null) {
                open(timers).put(timer(after.timer(), leadId), Activities.bytes(leadId));
            }
        }
    }

    private static byte[] value(byte[] told, byte[] lead) {
        return ByteBuffer.allocate(Integer.BYTES + told.length + lead.length)
                .putInt(told.length)
                .put(told)
                .put(lead)
                .array();
    }

    private static byte[] part(ByteBuffer of, int length) {
        byte[] part = new byte[length];
        of.get(part);
        return part;
    }

    private void publish(Lead lead, ScoreChange change, Record<String, byte[]> record) {
        Objects.requireNonNull(context)
                .forward(
                        Activities.published(LeadEvents.scoreChanged(lead, change, scoring.model(), null), record),
                        SCORES);
    }

    /** Tells accounts what is news to them; returns all that they have been told of the lead. */
    private byte[] tell(String leadId, ScoreChange change, byte[] told, Record<String, byte[]> record) {
        Facts facts = change.lead().facts();
        Member member = new Member(
                leadId, change.evaluation().score(), facts.value(FactName.FUNCTION), facts.value(FactName.COMPANY));
        List<Membership> before = KeptAccounts.memberships(told);
        List<Membership> changes = Belonging.changes(
                before, AccountKey.of(facts, business), member, scoring.model().publishStep());
        if (changes.isEmpty()) {
            return told;
        }
        Map<AccountKey, Membership> all = new LinkedHashMap<>();
        before.forEach(membership -> all.put(membership.key(), membership));
        for (Membership news : changes) {
            all.put(news.key(), news);
            OutgoingEvent activity =
                    AccountEvents.activity(news, change.asOf(), ScoreWriter.cause(change.cause()), null);
            Objects.requireNonNull(context)
                    .forward(
                            record.withKey(activity.key())
                                    .withValue(EventJson.write(activity.data()))
                                    .withHeaders(new RecordHeaders()),
                            TO_ACCOUNTS);
        }
        return KeptAccounts.write(all.values());
    }

    private List<Touchpoint> kept(Segment segment) {
        String owner = owner(segment.leadId(), segment.visitorKey(), segment.segment());
        List<Touchpoint> touchpoints = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> found =
                open(history).range(Activities.place(owner, 0), Activities.place(owner, segment.through()))) {
            while (found.hasNext()) {
                LeadActivity activity = (LeadActivity) Activities.read(EventType.LEAD_ACTIVITY, found.next().value);
                touchpoints.add(TouchpointReader.read(activity.touchpoint()));
            }
        }
        return touchpoints;
    }

    private void due(long now) {
        List<String> due = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> found =
                open(timers).range(timer(Instant.EPOCH, ""), timer(Instant.ofEpochMilli(now), ""))) {
            while (found.hasNext()) {
                due.add(found.next().key);
            }
        }
        for (String timer : due) {
            String leadId = timer.substring(timer.indexOf('/', 1) + 1);
            Instant dueAt = Instant.ofEpochMilli(Long.parseUnsignedLong(timer, 1, timer.indexOf('/', 1), 16));
            decide(leadId, new LeadInput.Due(dueAt), new Record<>(leadId, new byte[0], now));
        }
    }

    private static String timer(Instant at, String leadId) {
        return Activities.place("", at.toEpochMilli()) + '/' + leadId;
    }

    private static KeyValueStore<String, byte[]> open(@Nullable KeyValueStore<String, byte[]> store) {
        return Objects.requireNonNull(store);
    }
}
