package io.ripen.ingest.publishing;

import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Whether Kafka can take events, as far as the last send or check showed. */
@Singleton
class BrokerState {
    private static final Logger LOG = Logger.getLogger(BrokerState.class);
    private static final String NONE = "";
    private static final String NOT_CHECKED = "not checked yet";

    private volatile Condition condition = new Condition(NOT_CHECKED, false);

    /**
     * How it is.
     *
     * @param trouble what is wrong; empty if nothing is
     * @param unusable whether nothing but a change of its topics, or of our settings, mends that
     */
    private record Condition(String trouble, boolean unusable) {}

    void reachable() {
        if (!replace(new Condition(NONE, false)).trouble().isEmpty()) {
            LOG.info("RIPEN-I-001 kafka=reachable");
        }
    }

    void unreachable(Throwable reason) {
        unreachable(reason.getClass().getSimpleName());
    }

    void unreachable(String reason) {
        String before = replace(new Condition(reason, false)).trouble();
        if (before.isEmpty() || before.equals(NOT_CHECKED)) {
            LOG.warnf("RIPEN-I-002 kafka=unreachable reason=\"%s\"", reason);
        }
    }

    /** Its topics are not as they must be: nothing may be published. */
    void unusable(String reason) {
        if (!replace(new Condition(reason, true)).unusable()) {
            LOG.errorf("RIPEN-I-041 kafka=unusable reason=\"%s\" effect=\"requests get a 503\"", reason);
        }
    }

    boolean isReachable() {
        return trouble().isEmpty();
    }

    boolean isUnusable() {
        return condition.unusable();
    }

    /** Whether anything is known about it yet. */
    boolean isChecked() {
        return !trouble().equals(NOT_CHECKED);
    }

    /** What is wrong; empty if nothing is. */
    String trouble() {
        return condition.trouble();
    }

    private synchronized Condition replace(Condition now) {
        Condition before = condition;
        condition = now;
        return before;
    }
}
