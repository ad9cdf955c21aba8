package io.ripen.ingest.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PartitionGateTest {
    private final List<String> sent = new ArrayList<>();
    private final List<Consumer<@Nullable Exception>> open = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private final PartitionGate gate = new PartitionGate((record, answer) -> {
        sent.add(new String(record.value(), StandardCharsets.UTF_8));
        open.add(answer);
    });

    @Test
    void holdsWhatComesBehindTheFirstUntilThatIsStored() {
        pass("a", "b", "c");
        assertThat(sent).containsExactly("a");

        answerNext(null);
        assertThat(sent).containsExactly("a", "b", "c");
        assertThat(answers).containsExactly("a stored");
    }

    @Test
    void isOpenFromThenOn() {
        pass("a");
        answerNext(null);

        pass("b", "c");
        assertThat(sent).containsExactly("a", "b", "c");
    }

    @Test
    void turnsAwayWhatComesBehindAFirstThatFailed() {
        pass("a", "b", "c");
        answerNext(new NotLeaderOrFollowerException());

        assertThat(sent).containsExactly("a");
        assertThat(answers)
                .containsExactly(
                        "a NotLeaderOrFollowerException",
                        "b NotLeaderOrFollowerException",
                        "c NotLeaderOrFollowerException");
    }

    @Test
    void startsAnewAfterAFailure() {
        pass("a");
        answerNext(new NotLeaderOrFollowerException());

        pass("b", "c");
        assertThat(sent).containsExactly("a", "b");
        answerNext(null);
        assertThat(sent).containsExactly("a", "b", "c");
    }

    @Test
    void letsTheNextGoFirstBehindOneThatIsTooLarge() {
        pass("a", "b", "c");
        answerNext(new RecordTooLargeException());
        assertThat(sent).containsExactly("a", "b");

        answerNext(null);
        assertThat(sent).containsExactly("a", "b", "c");
        assertThat(answers).containsExactly("a RecordTooLargeException", "b stored");
    }

    @Test
    void keepsTheOrderOfWhatComesWhileTheQueueIsLetThrough() {
        gate.pass(record("a"), failure -> pass("d"));
        pass("b", "c");
        answerNext(null);

        assertThat(sent).containsExactly("a", "b", "c", "d");
    }

    private void pass(String... values) {
        for (String value : values) {
            gate.pass(
                    record(value),
                    failure -> answers.add(value + " "
                            + (failure == null ? "stored" : failure.getClass().getSimpleName())));
        }
    }

    private void answerNext(@Nullable Exception failure) {
        open.removeFirst().accept(failure);
    }

    private static ProducerRecord<String, byte[]> record(String value) {
        return new ProducerRecord<>("topic", "key", value.getBytes(StandardCharsets.UTF_8));
    }
}
