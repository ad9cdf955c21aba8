package io.ripen.lifecycle.stage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.ripen.contracts.stage.SalesFeedback;
import io.ripen.lanes.CommandAnswer;
import io.ripen.lanes.LaneCommand;
import io.ripen.lifecycle.domain.Bant;
import io.ripen.lifecycle.domain.Deal;
import io.ripen.lifecycle.domain.Decision;
import io.ripen.lifecycle.domain.Feedback;
import io.ripen.lifecycle.domain.LeadState;
import io.ripen.lifecycle.domain.StageModel;
import io.ripen.lifecycle.domain.StageStay;
import io.ripen.lifecycle.domain.Verb;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Commands as they come over HTTP and from the topic, in the words of the domain. */
public final class SalesCommand {
    /** The kind of a lane command that carries an {@link Order}. */
    public static final String FEEDBACK = "feedback";
    /** The kind of a lane command that carries an {@link Import}. */
    public static final String IMPORT = "import";
    /** The lane group that decides. */
    public static final String LANE_GROUP = "stages";

    private static final String NOBODY = "unknown";

    private SalesCommand() {}

    /**
     * A command with who sent it. As text the sender stands beside the members of the command.
     *
     * @param feedback what is said
     * @param sender whose token carried it; absent for one from the topic
     */
    public record Order(
            @JsonUnwrapped SalesFeedback feedback, @Nullable String sender) {
        /** Reads what was written; one of an earlier version has no sender. */
        static Order read(String payload) {
            return new Order(
                    StageJson.read(payload, SalesFeedback.class),
                    StageJson.read(payload, Sender.class).sender());
        }

        /** The sender if the command names another author. */
        @Nullable
        String foreignSender() {
            return sender != null && sender.equals(feedback.author()) ? null : sender;
        }

        private record Sender(@Nullable String sender) {}
    }

    /**
     * A stage that another system brings along.
     *
     * @param stage the stage
     * @param since since when
     * @param owner who owns the lead
     * @param author who imports
     * @param key tells rows of imports apart; the same one has no further effect on the lead. Absent where the sender gave the
     *     import no id
     */
    public record Import(
            String stage,
            @Nullable Instant since,
            @Nullable String owner,
            String author,
            @Nullable String key) {}

    /**
     * What a lead's lane answers.
     *
     * @param leadId the lead
     * @param refusal why nothing was done; absent when it was done
     * @param stage where the lead stands
     * @param enteredAt since when
     * @param owner who owns it
     * @param sequence number of its last event
     * @param allowed the commands that are allowed now
     * @param isRepeated whether the command had been decided before
     * @param mergedInto as which lead this one goes on; absent while it stands for itself
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Answer(
            String leadId,
            @Nullable String refusal,
            @Nullable String stage,
            @Nullable Instant enteredAt,
            @Nullable String owner,
            long sequence,
            List<String> allowed,
            boolean isRepeated,
            @Nullable String mergedInto) {
        /** Copies the list. */
        public Answer {
            allowed = List.copyOf(allowed);
        }

        /** The status of the answer, as in HTTP. */
        int status() {
            if (refusal == null) {
                return CommandAnswer.DONE;
            }
            return refusal.equals(Decision.Refusal.LEAD_UNKNOWN.code()) ? CommandAnswer.UNKNOWN : CommandAnswer.REFUSED;
        }

        /** What a lead's lane answers when the lead stands so. */
        static Answer of(
                String leadId, @Nullable String refusal, LeadState state, StageModel model, boolean isRepeated) {
            StageStay current = state.current();
            return new Answer(
                    leadId,
                    refusal,
                    current == null ? null : current.stage(),
                    current == null ? null : current.since(),
                    state.work().owner(),
                    state.sequence(),
                    current == null || state.isMerged()
                            ? List.of()
                            : model.allowed(current.stage()).stream()
                                    .map(Verb::word)
                                    .toList(),
                    isRepeated,
                    state.ties().mergedInto());
        }
    }

    /** The answer of a lead's lane, with 404 for a lead that it does not know and 409 for any other refusal. */
    static CommandAnswer answer(
            LaneCommand command, @Nullable String refusal, LeadState state, StageModel model, boolean isRepeated) {
        Answer answer = Answer.of(command.subject(), refusal, state, model, isRepeated);
        return new CommandAnswer(command.commandId(), answer.status(), StageJson.write(answer));
    }

    /** The verb of an action; empty for one that a newer version wrote. */
    static Optional<Verb> verb(SalesFeedback.Action action) {
        return Arrays.stream(Verb.values())
                .filter(verb -> verb.word().equals(action.wireName()))
                .findFirst();
    }

    /** What was said, within {@link SalesBounds}. Nothing is said of the future: a later time is now. */
    static Feedback feedback(SalesFeedback said, Verb verb, Instant now) {
        Instant at = said.at() == null || said.at().isAfter(now) ? now : said.at();
        boolean hasDeal = said.amount() != null || said.expectedClose() != null;
        LocalDate close = said.expectedClose() == null ? null : LocalDate.parse(said.expectedClose());
        return new Feedback(
                verb,
                at,
                said.author() == null ? NOBODY : said.author(),
                said.reason(),
                question(said.field()),
                said.value(),
                hasDeal ? new Deal(said.amount(), said.currency(), close) : null);
    }

    /** A question of BANT by its word; null for any other word. */
    static @Nullable Bant question(@Nullable String word) {
        return Arrays.stream(Bant.values())
                .filter(question -> question.word().equals(word))
                .findFirst()
                .orElse(null);
    }
}
