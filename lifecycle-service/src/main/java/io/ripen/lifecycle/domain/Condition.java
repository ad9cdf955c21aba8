package io.ripen.lifecycle.domain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** A typed question about a lead that is answered with yes or no and the value that was found. */
public sealed interface Condition {

    /** The score, fit or engagement compared with a number of points. */
    record Points(Axis axis, Comparison comparison, BigDecimal limit) implements Condition {}

    /** The band is one of some, for example A1 or A2. */
    record BandIn(Set<String> bands) implements Condition {
        /** Copies the set, which must not be empty. */
        public BandIn {
            bands = Set.copyOf(bands);
            requireSome(bands.size());
        }
    }

    /** A fact is known. */
    record FactKnown(Fact fact) implements Condition {}

    /** There is interest in some topic, whichever. */
    record AnyInterest() implements Condition {}

    /** There is interest in one topic. */
    record InterestIn(String topic) implements Condition {}

    /** The lead has had a number of touchpoints of a kind. */
    record Count(String counter, Comparison comparison, int limit) implements Condition {}

    /** Sales has made contact since the lead was handed over. */
    record Contacted() implements Condition {}

    /** These questions of BANT are settled. */
    record Settled(Set<Bant> questions) implements Condition {
        /** Copies the set, which must not be empty. */
        public Settled {
            questions = Set.copyOf(questions);
            requireSome(questions.size());
        }
    }

    /** What lifecycle counts by itself, compared with a number. */
    record Own(Tally tally, Comparison comparison, int limit) implements Condition {}

    /** The lead has been in a stage before, or is in it. */
    record Been(String stage) implements Condition {}

    /** All of several conditions hold. */
    record All(List<Condition> conditions) implements Condition {
        /** Copies the list, which must not be empty. */
        public All {
            conditions = List.copyOf(conditions);
            requireSome(conditions.size());
        }
    }

    /** At least one of several conditions holds. */
    record AnyOf(List<Condition> conditions) implements Condition {
        /** Copies the list, which must not be empty. */
        public AnyOf {
            conditions = List.copyOf(conditions);
            requireSome(conditions.size());
        }
    }

    /** A condition does not hold. */
    record Not(Condition condition) implements Condition {}

    private static void requireSome(int size) {
        if (size == 0) {
            throw new IllegalArgumentException("a condition over several must name at least one");
        }
    }
}
