package io.ripen.nurture.consent;

import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.lanes.LaneCommand;
import io.ripen.nurture.domain.consent.Consent;
import io.ripen.nurture.lead.StoredJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Consents that a person gave or withdrew on one of our pages: the command by which the lead's lane takes them in at
 * once, without waiting for the word to come back from scoring, and tells scoring.
 *
 * @param consents one per purpose
 * @param touchpoint what scoring is told, which owns consents and tells every service; absent where another lead's lane tells it
 */
public record ConsentCommand(
        List<Consent> consents, @Nullable TouchpointCaptured touchpoint) {

    /** The command's kind. */
    public static final String KIND = "consent";

    /** Copies the list. */
    public ConsentCommand {
        consents = List.copyOf(consents);
    }

    /** Reads the command back. */
    public static ConsentCommand of(LaneCommand command) {
        return StoredJson.read(command.payload(), ConsentCommand.class);
    }

    /**
     * The commands: for the lead to which the mail was sent, as which scoring is told, so that the two can be parted; and
     * behind it, if that was merged, for the lead as which it goes on, so that it counts there at once.
     */
    static List<LaneCommand> of(ConsentStatement said) {
        List<Consent> consents = said.consents().entrySet().stream()
                .map(consent -> new Consent(consent.getKey(), consent.getValue(), said.at()))
                .toList();
        String mailed = said.link().leadId();
        LaneCommand told = new LaneCommand(
                KIND + "/" + said.id(),
                mailed,
                KIND,
                StoredJson.write(new ConsentCommand(consents, ConsentTouchpoint.of(said))),
                said.at());
        if (mailed.equals(said.leadId())) {
            return List.of(told);
        }
        return List.of(
                told,
                new LaneCommand(
                        KIND + "/" + said.id() + "/goes-on",
                        said.leadId(),
                        KIND,
                        StoredJson.write(new ConsentCommand(consents, null)),
                        said.at()));
    }
}
