package io.ripen.bench.scoring;

import io.ripen.contracts.Topic;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.lanes.json.EventJson;
import io.ripen.lanes.kafka.Partitions;
import io.ripen.local.process.LocalFailure;
import io.ripen.scoring.contract.TouchpointReader;
import io.ripen.scoring.domain.account.Account;
import io.ripen.scoring.domain.account.AccountKey;
import io.ripen.scoring.domain.account.AccountScore;
import io.ripen.scoring.domain.account.Belonging;
import io.ripen.scoring.domain.account.Member;
import io.ripen.scoring.domain.account.Membership;
import io.ripen.scoring.domain.fold.Contribution;
import io.ripen.scoring.domain.fold.Score;
import io.ripen.scoring.domain.identity.LeadIds;
import io.ripen.scoring.domain.lead.Cause;
import io.ripen.scoring.domain.lead.Lead;
import io.ripen.scoring.domain.lead.LeadInput;
import io.ripen.scoring.domain.lead.LeadScoring;
import io.ripen.scoring.domain.lead.Segment;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.Facts;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.scoring.score.LeadCodec;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows that scoring-service has once the leads of a world are known: what it would have written after draining
 * {@link World#past}, by its own domain code. Millions of leads are known in minutes that way instead of hours.
 */
final class KnownLeads {
    private static final int THREADS = 2;
    private static final int CHUNK = 1_000 * World.LEADS_PER_COMPANY;
    private static final int PROGRESS = 100 * CHUNK / 4;
    private static final Duration QUIET_PERIOD = Duration.ofMinutes(10);

    private final World world;
    private final LeadScoring scoring;
    private final ScoringModel model;

    /** Timers that only wait for the quiet period would all be due while millions are loaded, and find nothing to do. */
    private final Instant restsUntil = Instant.now().plus(QUIET_PERIOD);

    KnownLeads(World world, ScoringModel model) {
        this.world = world;
        this.model = model;
        this.scoring = new LeadScoring(model, QUIET_PERIOD);
    }

    /**
     * Writes all of them into scoring's tables, which must be there and empty.
     *
     * @param progress is told now and then
     */
    void load(Workplace workplace, int leads, Consumer<String> progress) {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        try (ExecutorService workers = Executors.newFixedThreadPool(THREADS)) {
            Callable<Void> part = () -> {
                loadChunks(workplace, leads, next, done, progress);
                return null;
            };
            List<Future<Void>> parts =
                    Stream.generate(() -> workers.submit(part)).limit(THREADS).toList();
            for (Future<Void> loaded : parts) {
                loaded.get();
            }
            try (Connection connection = workplace.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("vacuum analyze");
            }
        } catch (ExecutionException | SQLException failure) {
            throw new LocalFailure("The leads could not be made known: " + failure.getMessage(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("Interrupted while leads were made known.", interrupted);
        }
    }

    private void loadChunks(
            Workplace workplace, int leads, AtomicInteger next, AtomicInteger done, Consumer<String> progress)
            throws SQLException {
        try (Connection connection = workplace.connect()) {
            check(connection);
            Rows rows = new Rows();
            for (int from = next.getAndAdd(CHUNK); from < leads; from = next.getAndAdd(CHUNK)) {
                int until = Math.min(leads, from + CHUNK);
                write(from, until, rows);
                rows.copy(connection);
                int known = done.addAndGet(until - from);
                if (known / PROGRESS != (known - until + from) / PROGRESS) {
                    progress.accept(String.format(Locale.ROOT, "%,d leads are known", known));
                }
            }
        }
    }

    /** Leads that another model has folded would all be folded anew. */
    private void check(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "select fingerprint from scoring.model_version where status = 'published'")) {
            if (!found.next() || !found.getString(1).equals(model.ref().fingerprint())) {
                throw new LocalFailure("scoring-service folds with another model than the benchmark.");
            }
        }
    }

    private void write(int from, int until, Rows rows) {
        for (int first = from; first < until; first += World.LEADS_PER_COMPANY) {
            Account account = null;
            for (int number = first; number < Math.min(until, first + World.LEADS_PER_COMPANY); number++) {
                account = write(number, account, rows);
            }
            write(Objects.requireNonNull(account), rows);
        }
    }

    private Account write(int number, @Nullable Account account, Rows rows) {
        TouchpointCaptured view = world.past(2L * number);
        TouchpointCaptured form = world.past(2L * number + 1);
        String leadId = LeadIds.createdBy(form.site(), form.touchpointId());
        String visitor = form.visitorKey();
        touchpoint(rows, view, 1);
        touchpoint(rows, form, 2);
        rows.add(Rows.Table.VISITOR, visitor, 1, leadId, 2, 2, form.receivedAt());
        rows.add(Rows.Table.VISITOR_SEGMENT, visitor, 1, leadId);
        rows.add(Rows.Table.LEAD_IDENTITY, TouchpointReader.email(form).orElseThrow(), leadId, form.receivedAt());

        Lead lead = lead(leadId, visitor, view, form);
        lead(rows, lead);
        if (lead.timer() != null) {
            int partition = Partitions.of(leadId, Topic.DEFAULT_PARTITIONS);
            rows.add(Rows.Table.LANE_TIMER, "score", leadId, "decay", partition, lead.timer());
        }
        Membership membership = membership(lead);
        membership(rows, Rows.Table.ACCOUNT_MEMBERSHIP, membership);
        membership(rows, Rows.Table.ACCOUNT_MEMBER, membership);
        Account after = account == null ? Account.unknown(membership.key(), model) : account;
        after.take(membership, lead.asOf(), model);
        return after;
    }

    private Lead lead(String leadId, String visitor, TouchpointCaptured view, TouchpointCaptured form) {
        Touchpoint viewed = TouchpointReader.read(view);
        Cause cause = new Cause(form.touchpointId(), form.occurredAt(), form.receivedAt());
        Lead identified = scoring.decide(
                        Lead.unknown(leadId, model),
                        new LeadInput.Identified(new Segment(visitor, 1, 1, 1, leadId), cause),
                        segment -> List.of(viewed))
                .lead();
        Touchpoint filledIn = TouchpointReader.read(form);
        Lead known = scoring.decide(
                        identified,
                        new LeadInput.Activity(new Segment(visitor, 1, 2, 2, leadId), filledIn),
                        segment -> List.of(viewed, filledIn))
                .lead();
        return atRest(scoring.scheduled(known, known.asOf(), false));
    }

    /** The lead as its timers leave it: they have fired as long as they are due. */
    private Lead atRest(Lead lead) {
        Lead rested = lead;
        while (rested.timer() != null && !rested.timer().isAfter(restsUntil)) {
            Instant due = rested.timer();
            Lead woken = scoring.decide(rested, new LeadInput.Due(due), segment -> List.of())
                    .lead();
            rested = scoring.scheduled(woken, due.isAfter(woken.asOf()) ? due : woken.asOf(), false);
        }
        return rested;
    }

    private Membership membership(Lead lead) {
        Facts facts = lead.folded().facts();
        Member member =
                new Member(lead.id(), lead.published(), facts.value(FactName.FUNCTION), facts.value(FactName.COMPANY));
        return Belonging.changes(List.of(), AccountKey.of(facts, domain -> true), member, model.publishStep())
                .getFirst();
    }

    private static void touchpoint(Rows rows, TouchpointCaptured touchpoint, int position) {
        rows.add(
                Rows.Table.TOUCHPOINT,
                touchpoint.site(),
                touchpoint.touchpointId(),
                touchpoint.visitorKey(),
                1,
                position,
                touchpoint.occurredAt(),
                touchpoint.receivedAt(),
                EventJson.write(touchpoint));
    }

    private void lead(Rows rows, Lead lead) {
        Score score = lead.published();
        rows.add(
                Rows.Table.LEAD,
                lead.id(),
                lead.sequence(),
                score.fit(),
                score.engagement(),
                score.total(),
                score.band(),
                lead.asOf(),
                LeadCodec.encode(lead, model),
                names(lead, Contribution::topic),
                names(lead, Contribution::product),
                lead.identifiedAt(),
                model.ref().fingerprint());
    }

    private static String names(Lead lead, Function<Contribution, @Nullable String> name) {
        Stream<String> names = lead.folded().contributions().stream()
                .filter(contribution -> contribution.rule().worth().points() > 0)
                .map(name)
                .filter(Objects::nonNull);
        return names.distinct().sorted().collect(Collectors.joining(",", "{", "}"));
    }

    private static void membership(Rows rows, Rows.Table table, Membership membership) {
        Member member = Objects.requireNonNull(membership.member());
        rows.add(
                table,
                membership.leadId(),
                membership.key().accountId(),
                domain(membership.key()),
                membership.sequence(),
                true,
                member.score().fit(),
                member.score().engagement(),
                member.score().band(),
                member.function(),
                member.company());
    }

    private void write(Account account, Rows rows) {
        AccountScore score = account.score(model);
        Instant asOf = account.asOf();
        rows.add(
                Rows.Table.ACCOUNT,
                account.key().accountId(),
                domain(account.key()),
                score.name().orElse(null),
                account.sequence(),
                score.score().fit(),
                score.score().engagement(),
                score.score().total(),
                score.score().band(),
                score.memberCount(),
                asOf);
    }

    private static String domain(AccountKey key) {
        if (key instanceof AccountKey.MailDomain mail) {
            return mail.domain();
        }
        throw new IllegalStateException("every lead of the world has a company's mail domain");
    }
}
