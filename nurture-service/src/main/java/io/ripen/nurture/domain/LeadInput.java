package io.ripen.nurture.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that happened to a lead and that nurture has to take in. */
public sealed interface LeadInput {

    /**
     * The lead entered a stage.
     *
     * @param stage the stage's name, for example {@code MQL}
     * @param facts all facts known at that moment
     * @param consents all consents known at that moment
     * @param quarantine no marketing mail while it lasts; absent where there is none
     */
    record StageEntered(
            String stage,
            Facts facts,
            List<Consent> consents,
            @Nullable Quarantine quarantine) implements LeadInput {
        /** Copies the list. */
        public StageEntered {
            consents = List.copyOf(consents);
        }
    }

    /** The person gave or withdrew consent. */
    record ConsentChanged(Consent consent) implements LeadInput {}

    /** A mail server said that the lead's mailbox does not exist. */
    record MailboxRefused() implements LeadInput {}

    /** The person must be forgotten. */
    record ErasureRequested() implements LeadInput {}
}
