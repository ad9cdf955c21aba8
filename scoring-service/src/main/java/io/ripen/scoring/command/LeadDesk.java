package io.ripen.scoring.command;

import io.ripen.lanes.CommandAnswer;
import io.ripen.lanes.LaneCommand;
import io.ripen.lanes.postgres.CommandInbox;
import io.ripen.scoring.http.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Hands commands to the lanes and waits for their answers, wherever a merge has moved the lead to. */
@Singleton
public class LeadDesk {
    /** A lead that is merged while it is asked is followed this often; then the caller may ask again. */
    private static final int MOST_MOVES = 5;

    /** A merge, or the end of one, is over within moments; it is waited for this often, for so long each time. */
    private static final int MOST_PAUSES = 20;

    private static final Duration PAUSE = Duration.ofMillis(150);

    private static final String ERASED = "{}";
    private static final int MOVED = 308;
    private static final int FIRST_REFUSAL = 300;
    private static final Pattern KEY = Pattern.compile("[!-~]{1,128}");

    private final CommandInbox inbox;
    private final LeadLookup lookup;
    private final Clock clock;

    @Inject
    LeadDesk(CommandInbox inbox, LeadLookup lookup, Clock clock) {
        this.inbox = inbox;
        this.lookup = lookup;
        this.clock = clock;
    }

    /** The key that makes a command the same as an earlier one: the given one, or a new one. */
    public static String key(@Nullable String given) {
        if (given == null) {
            return UUID.randomUUID().toString();
        }
        if (!KEY.matcher(given).matches()) {
            throw Problems.invalidParameter(
                    "header Idempotency-Key", "1 to 128 visible ASCII characters are needed, for example a UUID.");
        }
        return given;
    }

    /** The lead that holds this one's history; a problem if there is none, it was erased or is not settled in time. */
    public Uni<UUID> holder(UUID leadId) {
        return holder(leadId, MOST_PAUSES);
    }

    private Uni<UUID> holder(UUID leadId, int pauses) {
        return lookup.holder(leadId).flatMap(found -> {
            LeadLookup.Holder holder = found.orElseThrow(Problems::leadUnknown);
            if (holder.erased()) {
                throw Problems.leadErased();
            }
            if (!holder.parting()) {
                return Uni.createFrom().item(holder.leadId());
            }
            if (pauses == 0) {
                throw CommandProblems.mergeUnderWay();
            }
            return pause().chain(() -> holder(leadId, pauses - 1));
        });
    }

    /**
     * Asks whoever holds the lead's history. Each answers for the named lead only, so that what is meant for a lead that
     * is just being parted never hits the other person.
     */
    public Uni<LeadAnswer> ask(UUID leadId, String key, LeadCommand command) {
        return ask(leadId, key, command, new HashMap<>(), 0);
    }

    /** Asks this very lead, wherever its history is. */
    Uni<LeadAnswer> askExactly(UUID leadId, String key, LeadCommand command) {
        return ask(leadId, leadId, key, command, 0).map(Answered::said);
    }

    /**
     * A refused attempt has done nothing and is remembered as refused, so the next one with the same lead needs another id.
     * With another lead it has the first again: whoever repeats the key comes to the attempt that was carried out.
     *
     * @param refusals how often each lead has refused meanwhile
     */
    private Uni<LeadAnswer> ask(UUID meant, String key, LeadCommand command, Map<UUID, Integer> refusals, int pauses) {
        return holder(meant).flatMap(holder -> {
            int refused = refusals.getOrDefault(holder, 0);
            // No key that somebody gives has a blank.
            String ofAttempt = refused == 0 ? key : key + " " + refused;
            return ask(holder, meant, ofAttempt, command, MOST_MOVES).flatMap(answered -> {
                if (!answered.isUnderWay() || pauses == MOST_PAUSES) {
                    return Uni.createFrom().item(answered).map(Answered::said);
                }
                refusals.put(holder, refused + 1);
                return pause().chain(() -> ask(meant, key, command, refusals, pauses + 1));
            });
        });
    }

    private Uni<Answered> ask(UUID leadId, UUID meant, String key, LeadCommand command, int moves) {
        LaneCommand asked = command.toLane(leadId.toString(), meant.toString(), key, clock.instant());
        return answer(LeadCommand.LANE_GROUP, asked)
                .call(answer -> checkRepeats(asked, command))
                .flatMap(answer -> {
                    LeadAnswer said = LeadAnswer.of(answer);
                    return answer.status() == MOVED && said.other() != null && moves > 0
                            ? ask(UUID.fromString(said.other()), meant, key, command, moves - 1)
                            : Uni.createFrom().item(new Answered(answer.status(), said));
                });
    }

    private record Answered(int status, LeadAnswer answer) {
        boolean isUnderWay() {
            return LeadAnswer.MERGE_UNDER_WAY.equals(answer.code());
        }

        LeadAnswer said() {
            if (status >= FIRST_REFUSAL) {
                throw refusal(status, answer);
            }
            return answer;
        }
    }

    private static Uni<Void> pause() {
        return Uni.createFrom().voidItem().onItem().delayIt().by(PAUSE);
    }

    /** The answer is that to the first command with the key. Nothing is left of what was asked of an erased lead. */
    private Uni<Void> checkRepeats(LaneCommand asked, LeadCommand command) {
        return inbox.stored(asked.commandId())
                .invoke(stored -> stored.filter(first -> !first.equals(ERASED))
                        .map(first -> new LaneCommand(
                                asked.commandId(), asked.subject(), asked.kind(), first, asked.receivedAt()))
                        .map(LeadCommand::of)
                        .filter(first -> !command.repeats(first))
                        .ifPresent(first -> {
                            throw CommandProblems.keyReused();
                        }))
                .replaceWithVoid();
    }

    private static RuntimeException refusal(int status, LeadAnswer said) {
        return switch (status) {
            case CommandAnswer.UNKNOWN -> Problems.leadUnknown();
            case 410 -> Problems.leadErased();
            case MOVED -> CommandProblems.refused(CommandAnswer.REFUSED, said);
            default -> CommandProblems.refused(status, said);
        };
    }

    /** Asks a visitor's lane; answers the status. */
    Uni<Integer> ask(String visitorKey, String key, VisitorCommand command) {
        return answer(VisitorCommand.LANE_GROUP, command.toLane(visitorKey, key, clock.instant()))
                .map(CommandAnswer::status);
    }

    private Uni<CommandAnswer> answer(String group, LaneCommand command) {
        return inbox.ask(group, command)
                .onFailure(TimeoutException.class)
                .transform(late -> CommandProblems.answerLate())
                .map(LeadDesk::decided);
    }

    /** What the lane answered; a problem if it gave the command up. */
    static CommandAnswer decided(CommandAnswer answer) {
        if (answer.status() == CommandAnswer.FAILED) {
            throw CommandProblems.givenUp();
        }
        return answer;
    }
}
