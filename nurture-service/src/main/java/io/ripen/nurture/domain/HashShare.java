package io.ripen.nurture.domain;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.ToIntFunction;

/** Divides leads by a hash of their ids: the same lead and name always give the same share, whenever they are asked. */
final class HashShare {
    private HashShare() {}

    /**
     * One of several, each as often as its weight says.
     *
     * @param name what is divided, so that the divisions of two names are independent of each other
     */
    static <T> T of(String leadId, String name, List<T> choices, ToIntFunction<T> weight) {
        int left = number(leadId, name, choices.stream().mapToInt(weight).sum());
        for (T choice : choices) {
            left -= weight.applyAsInt(choice);
            if (left < 0) {
                return choice;
            }
        }
        throw new IllegalStateException("weights are positive, so that one of them has the number");
    }

    /** Whether the lead is among so many of a hundred. */
    static boolean isAmong(String leadId, String name, int ofHundred) {
        return number(leadId, name, 100) < ofHundred;
    }

    private static int number(String leadId, String name, int bound) {
        byte[] hash = Sha256.of(name + "\n" + leadId);
        return (int) Long.remainderUnsigned(ByteBuffer.wrap(hash).getLong(), bound);
    }
}
