package io.ripen.nurture.domain;

import io.ripen.nurture.domain.consent.ConsentPurpose;
import io.ripen.nurture.domain.consent.ConsentStatus;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A question about a lead that is answered with yes or no. */
public sealed interface Condition {

    /** Yes for every lead. */
    static Condition always() {
        return new All(List.of());
    }

    /** No for every lead. */
    static Condition never() {
        return new Any(List.of());
    }

    /** All of these hold. */
    record All(List<Condition> conditions) implements Condition {
        /** Copies the list. */
        public All {
            conditions = List.copyOf(conditions);
        }
    }

    /** At least one of these holds. */
    record Any(List<Condition> conditions) implements Condition {
        /** Copies the list. */
        public Any {
            conditions = List.copyOf(conditions);
        }
    }

    /** This does not hold. */
    record Not(Condition condition) implements Condition {}

    /** The lead is in one of these stages. */
    record InStage(Set<String> stages) implements Condition {
        /** Copies the set. */
        public InStage {
            stages = Set.copyOf(stages);
        }
    }

    /** The score is this high or higher; a lead without one has none. */
    record ScoreAtLeast(BigDecimal points) implements Condition {}

    /** The engagement points of a topic are this high or higher. */
    record InterestAtLeast(String topic, BigDecimal points) implements Condition {}

    /** All of these facts are known. */
    record Knows(Set<Fact> facts) implements Condition {
        /** Copies the set. */
        public Knows {
            facts = Set.copyOf(facts);
        }
    }

    /** The consent goes so far or further: {@link ConsentStatus#CONFIRMED} or {@link ConsentStatus#GRANTED}. */
    record Agreed(ConsentPurpose purpose, ConsentStatus atLeast) implements Condition {}

    /**
     * A content was used.
     *
     * @param type its type
     * @param topic what it is about; absent for any topic
     */
    record Used(String type, @Nullable String topic) implements Condition {}

    /** The answer. */
    default boolean holds(LeadNurture lead) {
        return holds(lead, lead.stage() == null ? Set.of() : Set.of(lead.stage()));
    }

    /** The answer for a person who is in several stages, as several leads: it is in each of them. */
    default boolean holds(LeadNurture lead, Set<String> stages) {
        return switch (this) {
            case All all -> all.conditions().stream().allMatch(part -> part.holds(lead, stages));
            case Any any -> any.conditions().stream().anyMatch(part -> part.holds(lead, stages));
            case Not not -> !not.condition().holds(lead, stages);
            case InStage in -> !Collections.disjoint(in.stages(), stages);
            case ScoreAtLeast score -> reaches(lead.signals().score(), score.points());
            case InterestAtLeast interest ->
                reaches(lead.signals().interests().get(interest.topic()), interest.points());
            case Knows knows -> lead.signals().knownFacts().containsAll(knows.facts());
            case Agreed agreed -> lead.consents().statusOf(agreed.purpose()).compareTo(agreed.atLeast()) <= 0;
            case Used used -> lead.signals().uses().stream().anyMatch(use -> use.isOf(used.type(), used.topic()));
        };
    }

    private static boolean reaches(@Nullable BigDecimal points, BigDecimal atLeast) {
        return points != null && points.compareTo(atLeast) >= 0;
    }
}
