package io.ripen.nurture.domain;

import io.ripen.nurture.domain.consent.ConsentPurpose;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One step of a journey. Steps follow one another in the file's order unless a step says otherwise; never backwards. */
public sealed interface Step {

    /** The step's name within its journey; part of the mail key. */
    String id();

    /**
     * Sends a mail.
     *
     * @param id the step's name
     * @param variants at least one; each lead always gets the same
     * @param purpose the consent that the mail needs
     * @param kind to whom it goes and why
     * @param offers the type of content that the mail offers, of the topic that made the lead enter; absent for none
     * @param holdAtCap how long it may be held until the frequency cap has room, counted anew each time that it is asked;
     *     absent for a mail that a cap drops
     */
    record Mail(
            String id,
            List<Variant> variants,
            ConsentPurpose purpose,
            MailKind kind,
            @Nullable String offers,
            @Nullable Duration holdAtCap)
            implements Step {

        /** A mail that a cap drops. */
        public Mail(String id, List<Variant> variants, ConsentPurpose purpose, MailKind kind, @Nullable String offers) {
            this(id, variants, purpose, kind, offers, null);
        }

        /** Copies the list. */
        public Mail {
            variants = List.copyOf(variants);
        }
    }

    /**
     * One way to say the same.
     *
     * @param name its name; empty for the only one
     * @param template which template
     * @param weight its share among the variants, from 1
     */
    record Variant(String name, String template, int weight) {}

    /**
     * Asks for the first fact that is not known. Nothing happens if all are.
     *
     * @param facts in the order in which they are asked for
     */
    record Ask(String id, List<Fact> facts, String template, ConsentPurpose purpose) implements Step {
        /** Copies the list. */
        public Ask {
            facts = List.copyOf(facts);
        }

        Optional<Fact> missing(LeadNurture lead) {
            return facts.stream()
                    .filter(fact -> !lead.signals().knownFacts().contains(fact))
                    .findFirst();
        }
    }

    /** Waits so long. */
    record Wait(String id, Duration period) implements Step {}

    /** Waits until a condition holds, but no longer than this. */
    record WaitUntil(String id, Condition condition, Duration atMost) implements Step {}

    /**
     * Goes one of two ways.
     *
     * @param then the step that follows if the condition holds
     * @param otherwise the step that follows if not; absent for the next one
     */
    record Branch(
            String id,
            Condition condition,
            String then,
            @Nullable String otherwise) implements Step {}

    /** Sends each lead one way, always the same, by the shares of the arms. */
    record Split(String id, List<Arm> arms) implements Step {
        /** Copies the list. */
        public Split {
            arms = List.copyOf(arms);
        }
    }

    /**
     * One way of a split.
     *
     * @param then the step that follows
     * @param weight its share among the arms, from 1
     */
    record Arm(String then, int weight) {}

    /**
     * Tells another system that the lead got here, and goes on without waiting for it.
     *
     * @param endpoint the name of the endpoint to be told
     */
    record Webhook(String id, String endpoint) implements Step {}

    /** Ends the journey. */
    record Exit(String id) implements Step {}
}
