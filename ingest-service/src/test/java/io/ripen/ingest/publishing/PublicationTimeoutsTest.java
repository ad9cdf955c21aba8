package io.ripen.ingest.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static Publication publication() {
        return new Publication(List.of(new ProducerRecord<>("topic", "key", "value".getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void givesUpWaitingAndLeavesWhatIsUnderWay() {
        Publication slow = publication();
        try (PublicationTimeouts patience = new PublicationTimeouts(Duration.ofMillis(1))) {
            patience.watch(slow);
            await().until(slow::isAnswered);
        }
        CompletableFuture<Void> answer = slow.answer().toCompletableFuture();
        assertThat(answer).failsWithin(Duration.ZERO).withThrowableThat().withCauseInstanceOf(NotPublished.class);
        assertThat(slow.isSettled()).isFalse();

        slow.acknowledged();

        assertThat(slow.isSettled()).isTrue();
        assertThat(answer).isCompletedExceptionally();
    }

    @Test
    void leavesWhatIsDoneInTimeAlone() {
        Publication quick = publication();
        Publication slow = publication();
        quick.acknowledged();
        try (PublicationTimeouts patience = new PublicationTimeouts(Duration.ofMillis(1))) {
            patience.watch(quick);
            patience.watch(slow);
            await().until(slow::isAnswered);
        }
        assertThat(quick.answer()).isCompleted();
    }

    @Test
    void failuresReachTheAnswer() {
        Publication failed = publication();
        failed.fail(new NotPublished(NotPublished.Reason.OVERLOADED));
        assertThat(failed.isAnswered()).isTrue();
        assertThat(failed.answer().toCompletableFuture())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .isInstanceOf(ExecutionException.class)
                .withCauseInstanceOf(NotPublished.class);
    }
}
