package io.ripen.lanes.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.ripen.lanes.engine.OutgoingRecord.Header;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PendingBlobTest {
    private static final OutgoingRecord FULL = new OutgoingRecord(
            "topic", "schlüssel", List.of(new Header("ce_id", "1"), new Header("x", "")), bytes("{\"a\":1}"));
    private static final OutgoingRecord BARE = new OutgoingRecord("other", null, List.of(), null);

    @Test
    void readsWhatItWrote() {
        assertThat(PendingBlob.decode(PendingBlob.encode(List.of(FULL, BARE))))
                .usingRecursiveComparison()
                .isEqualTo(List.of(FULL, BARE));
    }

    @Test
    void recordsThatResembleOneAnotherTakeLittleRoom() {
        OutgoingRecord record =
                new OutgoingRecord("topic", "key", FULL.headers(), bytes("{\"lines\":[1,2,3]}".repeat(100)));

        assertThat(PendingBlob.encode(Collections.nCopies(100, record))).hasSizeLessThan(5000);
    }

    @Test
    void packsNothingIntoNothing() {
        assertThat(PendingBlob.encode(List.of())).isEmpty();
        assertThat(PendingBlob.decode(new byte[0])).isEmpty();
    }

    @Test
    void refusesABlobThatIsCutShortAnywhere() {
        byte[] blob = PendingBlob.encode(List.of(FULL, BARE));
        for (int length = 1; length < blob.length; length++) {
            byte[] cut = Arrays.copyOf(blob, length);
            assertThatIllegalStateException()
                    .as("cut to %d of %d bytes", length, blob.length)
                    .isThrownBy(() -> PendingBlob.decode(cut))
                    .withMessageContaining("cut short");
        }
    }

    @Test
    void readsAnyNumberOfHeadersThatItWrites() {
        OutgoingRecord many = new OutgoingRecord("t", null, Collections.nCopies(65_535, new Header("x", "")), null);

        assertThat(PendingBlob.decode(PendingBlob.encode(List.of(many)))
                        .getFirst()
                        .headers())
                .hasSize(65_535);
    }

    @Test
    void refusesADamagedBlobLoudly() {
        byte[] blob = PendingBlob.encode(List.of(FULL));
        blob[1] = -1;

        assertThatIllegalStateException().isThrownBy(() -> PendingBlob.decode(blob));
    }

    @Test
    void refusesAnotherFormat() {
        byte[] blob = PendingBlob.encode(List.of(FULL));
        blob[0] = 1;
        assertThatIllegalStateException()
                .isThrownBy(() -> PendingBlob.decode(blob))
                .withMessageContaining("has format 1");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
