package io.ripen.ingest.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class PublicationTest {

    @Test
    void completesWithTheLastAcknowledgement() {
        Publication publication = new Publication(2);
        CompletableFuture<Void> stage = publication.settled();

        publication.settle(null);
        assertThat(stage).isNotDone();
        publication.settle(null);

        assertThat(stage).isCompleted();
    }

    @Test
    void failsIfOneRecordFailsButOnlyOnceAllAreSettled() {
        Publication publication = new Publication(3);
        CompletableFuture<Void> stage = publication.settled();
        TimeoutException first = new TimeoutException("first");

        publication.settle(first);
        publication.settle(null);
        assertThat(stage).isNotDone();
        publication.settle(new TimeoutException("second"));

        assertThat(stage).isCompletedExceptionally();
        assertThat(stage.exceptionNow())
                .isInstanceOfSatisfying(
                        NotPublished.class,
                        failure -> assertThat(failure.reason()).isEqualTo(NotPublished.Reason.UNACKNOWLEDGED))
                .hasCause(first);
    }
}
