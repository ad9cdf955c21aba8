package io.ripen.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {
    private static final String ANSWER = "HTTP/1.1 202 Accepted\r\nContent-Length: 4\r\nDate: today\r\n\r\ndone";

    private final AnswerReader reader = new AnswerReader();

    @Test
    void readsAnAnswerThatArrivesAtOnce() {
        assertThat(reader.read(bytes(ANSWER))).isEqualTo(202);
    }

    @Test
    void readsAnAnswerThatArrivesByteByByte() {
        for (int i = 0; i < ANSWER.length() - 1; i++) {
            assertThat(reader.read(bytes(ANSWER.substring(i, i + 1)))).isEqualTo(AnswerReader.INCOMPLETE);
        }
        assertThat(reader.read(bytes("e"))).isEqualTo(202);
    }

    @Test
    void readsOneAnswerAfterTheOther() {
        assertThat(reader.read(bytes(ANSWER))).isEqualTo(202);
        assertThat(reader.read(bytes("HTTP/1.1 503 Service Unavailable\r\ncontent-length:0\r\n\r\n")))
                .isEqualTo(503);
    }

    @Test
    void refusesAnAnswerWhoseEndItCannotFind() {
        assertThatThrownBy(() -> reader.read(bytes("HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\n")))
                .isInstanceOf(LoadFailure.class)
                .hasMessageContaining("Content-Length");
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }
}
