package io.ripen.systemtests.torture;

import io.ripen.testkit.FaultProxy.Side;
import java.time.Duration;

/** One thing that the nemesis does. What it is done to is named, so that a schedule can be read and compared. */
sealed interface Fault {

    /** How long it lasts, after which the nemesis puts right what it did. */
    Duration lasts();

    /** What it is done to; no two faults are done to one thing at a time. */
    String target();

    /** {@code kill -9} of a service; started again after a while. */
    record KillService(String target, Duration lasts) implements Fault {}

    /** {@code SIGSTOP} of a service, and {@code SIGCONT}. */
    record StopService(String target, Duration lasts) implements Fault {}

    /** {@code kill -9} of the broker; started again after a while. */
    record KillBroker(Duration lasts) implements Fault {
        @Override
        public String target() {
            return "kafka";
        }
    }

    /** An immediate stop of PostgreSQL; started again after a while. */
    record StopDatabase(Duration lasts) implements Fault {
        @Override
        public String target() {
            return "postgres";
        }
    }

    /** {@code pg_terminate_backend} for all sessions. */
    record EndSessions(Duration lasts) implements Fault {
        @Override
        public String target() {
            return "postgres";
        }
    }

    /** Everything between a service and a server takes longer. */
    record Delay(String target, Duration by, Duration lasts) implements Fault {}

    /** Connections between a service and a server are closed, and so are new ones. */
    record Cut(String target, Duration lasts) implements Fault {}

    /** Connections stand but nobody is at the other end; then they are closed. */
    record HalfOpen(String target, Duration lasts) implements Fault {}

    /** The connection is cut inside the next COMMIT. */
    record CutInCommit(String target, Side side, Duration lasts) implements Fault {}

    /** The connection to the SMTP server is cut at the end of the next mail's data. */
    record CutAfterData(String target, Side side, Duration lasts) implements Fault {}

    /** {@code SIGSTOP} of the SMTP server, and {@code SIGCONT}. */
    record StopInbox(Duration lasts) implements Fault {
        @Override
        public String target() {
            return "inbox";
        }
    }
}
