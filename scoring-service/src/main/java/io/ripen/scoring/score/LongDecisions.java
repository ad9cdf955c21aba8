package io.ripen.scoring.score;

import io.ripen.scoring.command.LeadCommand;
import io.ripen.scoring.domain.lead.Lead;
import io.ripen.scoring.domain.lead.LeadInput;
import io.ripen.scoring.domain.lead.LeadScoring;
import io.ripen.scoring.domain.touchpoint.Verdict;
import io.ripen.scoring.history.LongHistory;
import io.ripen.scoring.history.TouchpointId;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/**
 * Decides the arrivals of a lead whose history may be too long to be held: before each, what its decision asks of the
 * history is read page after page.
 */
final class LongDecisions {
    /** Answers what a decision asks. */
    @FunctionalInterface
    interface Reader {
        /**
         * Answers a history's questions.
         *
         * @param judged the verdict that the decision is about, if it is about one
         */
        Uni<Void> answer(LongHistory history, List<LongHistory.Question> questions, Map<TouchpointId, Verdict> judged);
    }

    private final Reader reader;
    private final LeadScoring scoring;
    private final LongHistory history = new LongHistory();
    private final ScoreBatch.Turn turn;

    LongDecisions(Reader reader, LeadScoring scoring, ScoreBatch batch, String leadId, Map<String, Lead> leads) {
        this.reader = reader;
        this.scoring = scoring;
        this.turn = batch.turn(leadId, leads, history);
    }

    Uni<Void> decide() {
        return Uni.createFrom()
                .deferred(this::next)
                .repeat()
                .whilst(more -> more)
                .onItem()
                .ignoreAsUni();
    }

    /** Decides up to the first arrival that asks the history, and that one; tells whether there are more. */
    private Uni<Boolean> next() {
        while (turn.isOpen()) {
            List<LongHistory.Question> questions = questions();
            if (!questions.isEmpty()) {
                return reader.answer(history, questions, judged(turn.next())).map(answered -> turn.decideNext());
            }
            turn.decideNext();
        }
        return Uni.createFrom().item(false);
    }

    private List<LongHistory.Question> questions() {
        LeadInput input = turn.nextInput();
        return input == null ? List.of() : history.questions(trial -> scoring.decide(turn.lead(), input, trial));
    }

    private static Map<TouchpointId, Verdict> judged(Arrival arrival) {
        return arrival instanceof Arrival.Asked asked && asked.command() instanceof LeadCommand.Judge judge
                ? Map.of(new TouchpointId(judge.site(), judge.touchpointId()), judge.verdict())
                : Map.of();
    }
}
