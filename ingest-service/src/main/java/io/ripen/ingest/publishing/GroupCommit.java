package io.ripen.ingest.publishing;

import io.ripen.ingest.spool.Spool;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/** Brings what waits into the spool, many publications with one fsync, on a thread of its own. */
final class GroupCommit {
    private static final Logger LOG = Logger.getLogger(GroupCommit.class);

    /** A group ends with the publication that reaches it. */
    private static final long GROUP_BYTES = 4_194_304;

    private final Route route;
    private final Spool spool;
    private final long intervalNanos;
    private final Thread thread =
            Thread.ofPlatform().name("ripen-spool").daemon().unstarted(this::run);

    GroupCommit(Route route, Spool spool, Duration interval) {
        this.route = route;
        this.spool = spool;
        this.intervalNanos = interval.toNanos();
    }

    void start() {
        thread.start();
    }

    /** Never interrupted: an interrupt would close the file that it writes. */
    private void run() {
        while (route.awaitWaiting()) {
            LockSupport.parkNanos(intervalNanos);
            List<Publication> group = route.takeGroup(GROUP_BYTES);
            try {
                commit(group);
            } finally {
                route.committed();
            }
        }
    }

    private void commit(List<Publication> group) {
        if (group.isEmpty()) {
            return;
        }
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        group.forEach(publication -> records.addAll(publication.records()));
        try {
            spool.append(records);
        } catch (IOException | RuntimeException refused) {
            // Also what nobody expected must not end this thread: later groups may be fine.
            LOG.debug("a group was not spooled", refused);
            NotPublished failure = new NotPublished(NotPublished.Reason.UNACKNOWLEDGED, refused);
            group.forEach(publication -> publication.fail(failure));
            return;
        }
        group.forEach(Publication::spooled);
    }

    /** Waits for its end, after {@link Route#end}. */
    boolean awaitEnd(Duration limit) {
        try {
            return thread.join(limit);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
