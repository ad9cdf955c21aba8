package io.ripen.scoring.history;

import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.scoring.domain.fold.Fold;
import io.ripen.scoring.domain.lead.Segment;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.scoring.domain.touchpoint.Verdict;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads the touchpoints of leads in the order of the fold, with the memory of a few whatever their number. */
public final class LongHistories {
    /** But for rare characters in ids the order of the fold; see {@link FoldOrder}. */
    private static final String BY_TIME = TouchpointHistory.OF_SEGMENTS + """

            order by t.occurred_at, t.site collate "C", t.touchpoint_id collate "C"\
            """;

    private static final String ONE = """
            select t.data, t.verdict from touchpoint t
            where t.visitor_key = $1 and t.segment = $2 and t.position <= $3 and t.touchpoint_id = $4""";

    private static final String COUNT = "select count(*) from (" + TouchpointHistory.OF_SEGMENTS + ") t";

    private LongHistories() {}

    /** How many touchpoints several segments have, each up to its position. */
    public static Uni<Long> count(SqlClient client, Collection<Segment> segments) {
        return client.preparedQuery(COUNT)
                .execute(TouchpointHistory.places(segments))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /**
     * Gives each touchpoint of several segments, each up to its position, to a reader: in the order of the fold, off the
     * event loop, without those that machines caused.
     *
     * @param transaction an open transaction
     */
    public static Uni<Void> read(SqlConnection transaction, Collection<Segment> segments, Consumer<Touchpoint> reader) {
        return read(transaction, segments, Map.of(), new FoldOrder(List.of(), reader));
    }

    private static Uni<Void> read(
            SqlConnection transaction,
            Collection<Segment> segments,
            Map<TouchpointId, Verdict> heard,
            FoldOrder reader) {
        Uni<Void> read = segments.isEmpty()
                ? Uni.createFrom().voidItem()
                : Pages.read(
                        transaction,
                        BY_TIME,
                        TouchpointHistory.places(segments),
                        row -> scored(row.getBuffer(3).getBytes(), row.getString(4), heard)
                                .ifPresent(reader));
        return read.invoke(reader::end);
    }

    private static Optional<Touchpoint> scored(
            byte[] data, @Nullable String verdict, Map<TouchpointId, Verdict> heard) {
        TouchpointCaptured kept = TouchpointHistory.decode(data);
        Verdict stored = verdict == null ? null : Verdict.valueOf(verdict);
        return KeptHistory.scored(kept, heard.getOrDefault(TouchpointId.of(kept), stored));
    }

    /**
     * Answers what a decision asks of a long history.
     *
     * @param judged the verdict that the decision is about, if it is about one
     */
    public static Uni<Void> answer(
            SqlConnection transaction,
            LongHistory history,
            List<LongHistory.Question> questions,
            ScoringModel model,
            Map<TouchpointId, Verdict> judged) {
        Map<TouchpointId, Verdict> heard = new HashMap<>(history.heard());
        heard.putAll(judged);
        Uni<Void> answered = Uni.createFrom().voidItem();
        for (LongHistory.Question question : questions) {
            answered = answered.chain(() -> switch (question) {
                case LongHistory.Question.OfFold fold -> answer(transaction, history, fold, model, heard);
                case LongHistory.Question.OfCampaign campaign -> answer(transaction, history, campaign);
            });
        }
        return answered;
    }

    private static Uni<Void> answer(
            SqlConnection transaction,
            LongHistory history,
            LongHistory.Question.OfFold question,
            ScoringModel model,
            Map<TouchpointId, Verdict> heard) {
        List<Touchpoint> beside = new ArrayList<>(question.additions());
        history.added(question.segments())
                .forEach(kept -> KeptHistory.scored(kept, heard.get(TouchpointId.of(kept)))
                        .ifPresent(beside::add));
        Fold fold = Fold.start(model);
        return read(transaction, question.segments(), heard, new FoldOrder(beside, fold::take))
                .invoke(() -> history.answer(question, fold.state()));
    }

    private static Uni<Void> answer(
            SqlConnection transaction, LongHistory history, LongHistory.Question.OfCampaign question) {
        Segment segment = question.segment();
        return transaction
                .preparedQuery(ONE)
                .execute(Tuple.of(segment.visitorKey(), segment.segment(), segment.through(), question.touchpointId()))
                .invoke(rows -> history.answer(
                        question,
                        StreamSupport.stream(rows.spliterator(), false)
                                .flatMap((Row row) ->
                                        scored(row.getBuffer(0).getBytes(), row.getString(1), Map.of()).stream())
                                .map(Touchpoint::campaign)
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(null)))
                .replaceWithVoid();
    }
}
