package io.ripen.ingest.publishing;

import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Whether Kafka can take events, as far as the last send or check showed. */
@Singleton
class BrokerState {
    private static final Logger LOG = Logger.getLogger(BrokerState.class);
    private static final String NONE = "";
    private static final String NOT_CHECKED = "not checked yet";

    private String trouble = NOT_CHECKED;

    void reachable() {
        if (!replaceTrouble(NONE).isEmpty()) {
            LOG.info("RIPEN-I-001 kafka=reachable");
        }
    }

    void unreachable(Throwable reason) {
        unreachable(reason.getClass().getSimpleName());
    }

    void unreachable(String reason) {
        String before = replaceTrouble(reason);
        if (before.isEmpty() || before.equals(NOT_CHECKED)) {
            LOG.warnf("RIPEN-I-002 kafka=unreachable reason=\"%s\" effect=\"requests get a 503\"", reason);
        }
    }

    boolean isReachable() {
        return trouble().isEmpty();
    }

    /** What is wrong; empty if nothing is. */
    synchronized String trouble() {
        return trouble;
    }

    private synchronized String replaceTrouble(String now) {
        String before = trouble;
        trouble = now;
        return before;
    }
}
