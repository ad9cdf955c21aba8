package io.ripen.lanes.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.ripen.lanes.TransientFailure;
import io.ripen.lanes.engine.FailureKind;
import io.vertx.pgclient.PgException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PgFailureClassifierTest {
    private final PgFailureClassifier classifier = new PgFailureClassifier();

    @ParameterizedTest
    @ValueSource(
            strings = {"08006", "40001", "40P01", "53300", "55P03", "57014", "57P01", "58030", "28P01", "42P01", "25P03"
            })
    void triesAgainWhenTheDatabaseIsAtFault(String sqlState) {
        assertThat(classifier.classify(failure(sqlState))).isEqualTo(FailureKind.TRANSIENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22021", "22003", "23505", "23502", "54000"})
    void suspectsTheInputWhenItsDataIsRefused(String sqlState) {
        assertThat(classifier.classify(failure(sqlState))).isEqualTo(FailureKind.SUSPECT);
    }

    @Test
    void triesAgainWhenTheNetworkIsAtFault() {
        assertThat(classifier.classify(new ConnectException("refused"))).isEqualTo(FailureKind.TRANSIENT);
        assertThat(classifier.classify(new TimeoutException())).isEqualTo(FailureKind.TRANSIENT);
        assertThat(classifier.classify(new CompletionException(new ConnectException("refused"))))
                .isEqualTo(FailureKind.TRANSIENT);
    }

    @Test
    void triesAgainWhenTheHandlerAsksForIt() {
        assertThat(classifier.classify(new TransientFailure("not there yet"))).isEqualTo(FailureKind.TRANSIENT);
    }

    @Test
    void suspectsTheInputWhenTheHandlerFails() {
        assertThat(classifier.classify(new IllegalStateException("unexpected"))).isEqualTo(FailureKind.SUSPECT);
        assertThat(classifier.classify(new StackOverflowError())).isEqualTo(FailureKind.SUSPECT);
    }

    @Test
    void suspectsTheInputWhenItsJsonCannotBeWritten() {
        Throwable unwritable = new UncheckedIOException(new JsonMappingException(null, "unexpected"));
        assertThat(classifier.classify(unwritable)).isEqualTo(FailureKind.SUSPECT);
        assertThat(classifier.classify(new CompletionException(unwritable))).isEqualTo(FailureKind.SUSPECT);
    }

    private static PgException failure(String sqlState) {
        return new PgException("message", "ERROR", sqlState, null);
    }
}
