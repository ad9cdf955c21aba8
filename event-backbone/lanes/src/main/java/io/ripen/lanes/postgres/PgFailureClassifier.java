package io.ripen.lanes.postgres;

import com.fasterxml.jackson.core.JacksonException;
import io.ripen.lanes.TransientFailure;
import io.ripen.lanes.engine.FailureClassifier;
import io.ripen.lanes.engine.FailureKind;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.sqlclient.DatabaseException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Judges by SQLSTATE class (PostgreSQL manual, appendix A): only data exceptions (22), integrity violations (23) and
 * exceeded limits of the program (54, such as a key too long for an index) can be the input's fault. A failure that has
 * nothing to do with the database comes from the handler, and so is suspect; so is JSON that cannot be read or written,
 * although Jackson calls it an {@link IOException}.
 */
public final class PgFailureClassifier implements FailureClassifier {
    private static final Set<String> SUSPECT_CLASSES = Set.of("22", "23", "54");

    @Override
    public FailureKind classify(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseException database) {
                return bySqlState(database.getSqlState());
            }
            if (cause instanceof JacksonException) {
                return FailureKind.SUSPECT;
            }
            if (cause instanceof TransientFailure
                    || cause instanceof IOException
                    || cause instanceof TimeoutException
                    || cause instanceof VertxException
                    || cause instanceof NoStackTraceThrowable) {
                return FailureKind.TRANSIENT;
            }
        }
        return FailureKind.SUSPECT;
    }

    private static FailureKind bySqlState(@Nullable String state) {
        boolean inputAtFault = state != null && SUSPECT_CLASSES.contains(state.substring(0, 2));
        return inputAtFault ? FailureKind.SUSPECT : FailureKind.TRANSIENT;
    }
}
